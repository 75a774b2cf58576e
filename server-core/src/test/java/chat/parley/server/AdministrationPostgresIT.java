package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [AdministrationContract] on PostgreSQL.
final class AdministrationPostgresIT extends AdministrationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
