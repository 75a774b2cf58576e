package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [OwnStateContract] on PostgreSQL.
final class OwnStatePostgresIT extends OwnStateContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
