package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [AdministrationContract] on PostgreSQL.
final class AdministrationPostgresIT extends AdministrationContract {
    AdministrationPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
