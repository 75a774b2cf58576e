package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [DraftsContract] on H2.
final class DraftsH2IT extends DraftsContract {
    DraftsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
