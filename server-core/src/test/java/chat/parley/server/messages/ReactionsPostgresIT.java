package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ReactionsContract] on PostgreSQL.
final class ReactionsPostgresIT extends ReactionsContract {
    ReactionsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
