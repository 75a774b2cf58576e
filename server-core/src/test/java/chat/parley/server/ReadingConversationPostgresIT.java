package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ReadingConversationContract] on PostgreSQL.
final class ReadingConversationPostgresIT extends ReadingConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
