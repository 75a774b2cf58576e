package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ThreadsConversationContract] on PostgreSQL.
final class ThreadsConversationPostgresIT extends ThreadsConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
