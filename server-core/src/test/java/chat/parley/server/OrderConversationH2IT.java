package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [OrderConversationContract] on H2.
final class OrderConversationH2IT extends OrderConversationContract {
    OrderConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
