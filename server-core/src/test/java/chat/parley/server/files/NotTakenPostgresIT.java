package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [NotTakenContract] on PostgreSQL.
final class NotTakenPostgresIT extends NotTakenContract {
    NotTakenPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
