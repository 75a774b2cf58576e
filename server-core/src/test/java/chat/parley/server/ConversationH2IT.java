package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ConversationContract] on H2.
final class ConversationH2IT extends ConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
