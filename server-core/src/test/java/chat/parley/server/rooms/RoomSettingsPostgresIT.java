package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RoomSettingsContract] on PostgreSQL.
final class RoomSettingsPostgresIT extends RoomSettingsContract {

    RoomSettingsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
