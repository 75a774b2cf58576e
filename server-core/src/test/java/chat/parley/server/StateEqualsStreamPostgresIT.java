package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [StateEqualsStreamContract] on PostgreSQL.
final class StateEqualsStreamPostgresIT extends StateEqualsStreamContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
