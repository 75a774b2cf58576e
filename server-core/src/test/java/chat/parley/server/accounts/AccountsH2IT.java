package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [AccountsContract] on H2.
final class AccountsH2IT extends AccountsContract {
    AccountsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
