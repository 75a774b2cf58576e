package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RightsRaceContract] on PostgreSQL.
final class RightsRacePostgresIT extends RightsRaceContract {

    RightsRacePostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
