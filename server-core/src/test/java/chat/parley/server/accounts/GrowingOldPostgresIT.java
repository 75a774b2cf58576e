package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [GrowingOldContract] on PostgreSQL.
final class GrowingOldPostgresIT extends GrowingOldContract {

    GrowingOldPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
