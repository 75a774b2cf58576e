package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RoomSettingsContract] on H2.
final class RoomSettingsH2IT extends RoomSettingsContract {

    RoomSettingsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
