package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [UnreadCountsContract] on PostgreSQL.
final class UnreadCountsPostgresIT extends UnreadCountsContract {
    UnreadCountsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
