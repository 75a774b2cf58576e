package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ChangedMessagesContract] on PostgreSQL.
final class ChangedMessagesPostgresIT extends ChangedMessagesContract {
    ChangedMessagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
