package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [ProfilesContract] on PostgreSQL.
final class ProfilesPostgresIT extends ProfilesContract {
    ProfilesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
