package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [HistoryContract] on PostgreSQL.
final class HistoryPostgresIT extends HistoryContract {
    HistoryPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
