package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [InvitesContract] on PostgreSQL.
final class InvitesPostgresIT extends InvitesContract {

    InvitesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
