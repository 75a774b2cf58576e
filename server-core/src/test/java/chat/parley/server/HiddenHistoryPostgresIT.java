package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [HiddenHistoryContract] on PostgreSQL.
final class HiddenHistoryPostgresIT extends HiddenHistoryContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
