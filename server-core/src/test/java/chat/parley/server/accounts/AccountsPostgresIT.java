package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [AccountsContract] on PostgreSQL.
final class AccountsPostgresIT extends AccountsContract {
    AccountsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
