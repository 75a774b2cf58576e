package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [SearchConversationContract] on H2.
final class SearchConversationH2IT extends SearchConversationContract {
    SearchConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
