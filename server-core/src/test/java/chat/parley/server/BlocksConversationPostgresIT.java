package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [BlocksConversationContract] on PostgreSQL.
final class BlocksConversationPostgresIT extends BlocksConversationContract {
    BlocksConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
