package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [HistoryContract] on H2.
final class HistoryH2IT extends HistoryContract {
    HistoryH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
