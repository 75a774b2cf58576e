package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [OrderConversationContract] on PostgreSQL.
final class OrderConversationPostgresIT extends OrderConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
