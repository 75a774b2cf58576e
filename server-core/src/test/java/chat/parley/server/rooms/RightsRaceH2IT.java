package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RightsRaceContract] on H2.
final class RightsRaceH2IT extends RightsRaceContract {

    RightsRaceH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
