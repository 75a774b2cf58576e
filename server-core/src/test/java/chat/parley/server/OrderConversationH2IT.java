package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [OrderConversationContract] on H2.
final class OrderConversationH2IT extends OrderConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
