package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [FilesConversationContract] on PostgreSQL.
final class FilesConversationPostgresIT extends FilesConversationContract {
    FilesConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
