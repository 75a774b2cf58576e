package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [StateEqualsStreamContract] on H2.
final class StateEqualsStreamH2IT extends StateEqualsStreamContract {
    StateEqualsStreamH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
