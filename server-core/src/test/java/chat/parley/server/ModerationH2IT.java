package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ModerationContract] on H2.
final class ModerationH2IT extends ModerationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
