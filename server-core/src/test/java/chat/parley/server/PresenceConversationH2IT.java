package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [PresenceConversationContract] on H2.
final class PresenceConversationH2IT extends PresenceConversationContract {
    PresenceConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
