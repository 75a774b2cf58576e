package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [CallsConversationContract] on H2.
final class CallsConversationH2IT extends CallsConversationContract {
    CallsConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
