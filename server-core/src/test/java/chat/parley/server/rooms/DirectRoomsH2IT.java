package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [DirectRoomsContract] on H2.
final class DirectRoomsH2IT extends DirectRoomsContract {
    DirectRoomsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
