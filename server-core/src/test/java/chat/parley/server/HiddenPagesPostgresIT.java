package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [HiddenPagesContract] on PostgreSQL.
final class HiddenPagesPostgresIT extends HiddenPagesContract {
    HiddenPagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
