package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [HiddenHistoryContract] on PostgreSQL.
final class HiddenHistoryPostgresIT extends HiddenHistoryContract {
    HiddenHistoryPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
