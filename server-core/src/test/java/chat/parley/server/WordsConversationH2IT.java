package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [WordsConversationContract] on H2.
final class WordsConversationH2IT extends WordsConversationContract {
    WordsConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
