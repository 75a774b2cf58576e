package chat.parley.server.moderation;

import chat.parley.server.db.TestDatabases;

/// [LostRightsContract] on PostgreSQL.
final class LostRightsPostgresIT extends LostRightsContract {
    LostRightsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
