package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [WordsAtTheEdgesContract] on PostgreSQL.
final class WordsAtTheEdgesPostgresIT extends WordsAtTheEdgesContract {
    WordsAtTheEdgesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
