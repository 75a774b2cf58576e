package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [EditsContract] on PostgreSQL.
final class EditsPostgresIT extends EditsContract {
    EditsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
