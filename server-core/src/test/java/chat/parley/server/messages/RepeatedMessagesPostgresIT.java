package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [RepeatedMessagesContract] on PostgreSQL.
final class RepeatedMessagesPostgresIT extends RepeatedMessagesContract {
    RepeatedMessagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
