package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [OwnStateContract] on H2.
final class OwnStateH2IT extends OwnStateContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
