package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [WordsConversationContract] on H2.
final class WordsConversationH2IT extends WordsConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
