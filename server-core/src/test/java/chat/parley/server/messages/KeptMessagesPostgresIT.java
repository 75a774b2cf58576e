package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [KeptMessagesContract] on PostgreSQL.
final class KeptMessagesPostgresIT extends KeptMessagesContract {
    KeptMessagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
