package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [StateEqualsStreamContract] on H2.
final class StateEqualsStreamH2IT extends StateEqualsStreamContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
