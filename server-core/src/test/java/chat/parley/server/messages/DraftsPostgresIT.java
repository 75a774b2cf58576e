package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [DraftsContract] on PostgreSQL.
final class DraftsPostgresIT extends DraftsContract {
    DraftsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
