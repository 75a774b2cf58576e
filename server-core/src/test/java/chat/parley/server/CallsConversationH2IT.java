package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [CallsConversationContract] on H2.
final class CallsConversationH2IT extends CallsConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
