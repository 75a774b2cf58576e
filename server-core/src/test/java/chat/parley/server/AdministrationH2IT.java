package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [AdministrationContract] on H2.
final class AdministrationH2IT extends AdministrationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
