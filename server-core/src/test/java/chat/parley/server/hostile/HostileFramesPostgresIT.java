package chat.parley.server.hostile;

import chat.parley.server.db.TestDatabases;

/// [HostileFramesContract] on PostgreSQL.
final class HostileFramesPostgresIT extends HostileFramesContract {

    HostileFramesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL, 2_000);
    }
}
