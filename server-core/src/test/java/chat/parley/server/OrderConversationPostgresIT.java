package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [OrderConversationContract] on PostgreSQL.
final class OrderConversationPostgresIT extends OrderConversationContract {
    OrderConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
