package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [SearchConversationContract] on H2.
final class SearchConversationH2IT extends SearchConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
