package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [NotTakenContract] on H2.
final class NotTakenH2IT extends NotTakenContract {
    NotTakenH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
