package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [PresenceConversationContract] on PostgreSQL.
final class PresenceConversationPostgresIT extends PresenceConversationContract {
    PresenceConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
