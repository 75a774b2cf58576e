package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [InvisibleContract] on PostgreSQL.
final class InvisiblePostgresIT extends InvisibleContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
