package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [FilesConversationContract] on H2.
final class FilesConversationH2IT extends FilesConversationContract {
    FilesConversationH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
