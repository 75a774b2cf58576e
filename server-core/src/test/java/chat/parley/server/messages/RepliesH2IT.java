package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [RepliesContract] on H2.
final class RepliesH2IT extends RepliesContract {
    RepliesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
