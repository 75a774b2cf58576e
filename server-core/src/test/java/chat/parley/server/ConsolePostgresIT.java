package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ConsoleContract] on PostgreSQL.
final class ConsolePostgresIT extends ConsoleContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }

    @Override
    boolean besideANode() {
        return true;
    }
}
