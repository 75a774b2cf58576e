package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [StateEqualsStreamContract] on PostgreSQL.
final class StateEqualsStreamPostgresIT extends StateEqualsStreamContract {
    StateEqualsStreamPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
