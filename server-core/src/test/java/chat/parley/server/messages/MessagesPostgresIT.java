package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [MessagesContract] on PostgreSQL.
final class MessagesPostgresIT extends MessagesContract {
    MessagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
