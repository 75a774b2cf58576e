package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [PasswordsContract] on H2.
final class PasswordsH2IT extends PasswordsContract {
    PasswordsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
