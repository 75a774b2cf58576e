package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [HiddenHistoryContract] on H2.
final class HiddenHistoryH2IT extends HiddenHistoryContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
