package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ReadingConversationContract] on PostgreSQL.
final class ReadingConversationPostgresIT extends ReadingConversationContract {
    ReadingConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
