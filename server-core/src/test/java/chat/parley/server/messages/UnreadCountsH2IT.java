package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [UnreadCountsContract] on H2.
final class UnreadCountsH2IT extends UnreadCountsContract {
    UnreadCountsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
