package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RoomsContract] on H2.
final class RoomsH2IT extends RoomsContract {
    RoomsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
