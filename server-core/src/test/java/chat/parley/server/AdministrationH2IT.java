package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [AdministrationContract] on H2.
final class AdministrationH2IT extends AdministrationContract {
    AdministrationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
