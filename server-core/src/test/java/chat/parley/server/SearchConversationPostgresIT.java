package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [SearchConversationContract] on PostgreSQL.
final class SearchConversationPostgresIT extends SearchConversationContract {
    SearchConversationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
