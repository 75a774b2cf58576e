package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [WordsConversationContract] on PostgreSQL.
final class WordsConversationPostgresIT extends WordsConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
