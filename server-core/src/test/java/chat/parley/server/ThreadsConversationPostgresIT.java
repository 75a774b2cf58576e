package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ThreadsConversationContract] on PostgreSQL.
final class ThreadsConversationPostgresIT extends ThreadsConversationContract {
    ThreadsConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
