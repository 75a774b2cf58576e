package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ReadersContract] on PostgreSQL.
final class ReadersPostgresIT extends ReadersContract {
    ReadersPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
