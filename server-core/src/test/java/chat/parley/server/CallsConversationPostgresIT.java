package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [CallsConversationContract] on PostgreSQL.
final class CallsConversationPostgresIT extends CallsConversationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
