package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ThreadsContract] on PostgreSQL.
final class ThreadsPostgresIT extends ThreadsContract {
    ThreadsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
