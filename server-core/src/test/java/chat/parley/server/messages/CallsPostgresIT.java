package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [CallsContract] on PostgreSQL.
final class CallsPostgresIT extends CallsContract {
    CallsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
