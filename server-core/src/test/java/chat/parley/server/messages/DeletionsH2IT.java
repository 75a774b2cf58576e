package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [DeletionsContract] on H2.
final class DeletionsH2IT extends DeletionsContract {
    DeletionsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
