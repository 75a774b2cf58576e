package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [SessionsContract] on PostgreSQL.
final class SessionsPostgresIT extends SessionsContract {
    SessionsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
