package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ModerationContract] on PostgreSQL.
final class ModerationPostgresIT extends ModerationContract {
    ModerationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
