package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [PasswordsContract] on PostgreSQL.
final class PasswordsPostgresIT extends PasswordsContract {
    PasswordsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
