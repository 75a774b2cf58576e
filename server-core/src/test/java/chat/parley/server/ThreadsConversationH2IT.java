package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ThreadsConversationContract] on H2.
final class ThreadsConversationH2IT extends ThreadsConversationContract {
    ThreadsConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
