package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [DeletionsContract] on PostgreSQL.
final class DeletionsPostgresIT extends DeletionsContract {
    DeletionsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
