package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [WordsConversationContract] on PostgreSQL.
final class WordsConversationPostgresIT extends WordsConversationContract {
    WordsConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
