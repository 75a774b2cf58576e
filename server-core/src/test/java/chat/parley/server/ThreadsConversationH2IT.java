package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ThreadsConversationContract] on H2.
final class ThreadsConversationH2IT extends ThreadsConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
