package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ReadingConversationContract] on H2.
final class ReadingConversationH2IT extends ReadingConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
