package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RoomOrderContract] on H2.
final class RoomOrderH2IT extends RoomOrderContract {

    RoomOrderH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
