package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [FilesConversationContract] on H2.
final class FilesConversationH2IT extends FilesConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }
}
