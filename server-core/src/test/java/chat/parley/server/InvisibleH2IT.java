package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [InvisibleContract] on H2.
final class InvisibleH2IT extends InvisibleContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
