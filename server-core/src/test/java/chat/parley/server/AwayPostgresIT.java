package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [AwayContract] on PostgreSQL.
final class AwayPostgresIT extends AwayContract {
    AwayPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
