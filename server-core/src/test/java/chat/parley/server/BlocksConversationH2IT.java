package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [BlocksConversationContract] on H2.
final class BlocksConversationH2IT extends BlocksConversationContract {
    BlocksConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
