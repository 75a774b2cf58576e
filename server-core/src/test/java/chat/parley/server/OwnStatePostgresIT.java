package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [OwnStateContract] on PostgreSQL.
final class OwnStatePostgresIT extends OwnStateContract {
    OwnStatePostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
