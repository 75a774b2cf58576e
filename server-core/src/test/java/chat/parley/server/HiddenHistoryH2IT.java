package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [HiddenHistoryContract] on H2.
final class HiddenHistoryH2IT extends HiddenHistoryContract {
    HiddenHistoryH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
