package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ConversationContract] on H2.
final class ConversationH2IT extends ConversationContract {
    ConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
