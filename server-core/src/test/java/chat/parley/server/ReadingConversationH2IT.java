package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ReadingConversationContract] on H2.
final class ReadingConversationH2IT extends ReadingConversationContract {
    ReadingConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
