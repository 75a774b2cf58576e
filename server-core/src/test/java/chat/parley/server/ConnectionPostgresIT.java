package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ConnectionContract] on PostgreSQL.
final class ConnectionPostgresIT extends ConnectionContract {
    ConnectionPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
