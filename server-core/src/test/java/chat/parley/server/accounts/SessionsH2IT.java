package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [SessionsContract] on H2.
final class SessionsH2IT extends SessionsContract {
    SessionsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
