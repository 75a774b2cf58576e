package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ModerationContract] on H2.
final class ModerationH2IT extends ModerationContract {
    ModerationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
