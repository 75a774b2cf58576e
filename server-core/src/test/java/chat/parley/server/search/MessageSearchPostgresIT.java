package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [MessageSearchContract] on PostgreSQL, with its own indexes.
final class MessageSearchPostgresIT extends MessageSearchContract {
    MessageSearchPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
