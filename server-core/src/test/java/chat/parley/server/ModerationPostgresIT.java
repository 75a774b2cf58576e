package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;

/// [ModerationContract] on PostgreSQL.
final class ModerationPostgresIT extends ModerationContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }
}
