package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [BanRaceContract] on PostgreSQL.
final class BanRacePostgresIT extends BanRaceContract {

    BanRacePostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
