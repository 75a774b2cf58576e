package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ConversationContract] on PostgreSQL.
final class ConversationPostgresIT extends ConversationContract {
    ConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
