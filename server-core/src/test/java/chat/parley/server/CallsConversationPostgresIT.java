package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [CallsConversationContract] on PostgreSQL.
final class CallsConversationPostgresIT extends CallsConversationContract {
    CallsConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
