package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ClearingContract] on PostgreSQL.
final class ClearingPostgresIT extends ClearingContract {

    ClearingPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
