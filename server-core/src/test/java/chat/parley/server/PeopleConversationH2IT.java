package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [PeopleConversationContract] on H2.
final class PeopleConversationH2IT extends PeopleConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
