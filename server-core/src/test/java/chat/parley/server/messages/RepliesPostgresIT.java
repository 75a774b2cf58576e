package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [RepliesContract] on PostgreSQL.
final class RepliesPostgresIT extends RepliesContract {
    RepliesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
