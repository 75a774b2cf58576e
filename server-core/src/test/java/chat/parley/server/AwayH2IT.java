package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [AwayContract] on H2.
final class AwayH2IT extends AwayContract {
    AwayH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
