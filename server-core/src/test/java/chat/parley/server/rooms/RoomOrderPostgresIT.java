package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RoomOrderContract] on PostgreSQL.
final class RoomOrderPostgresIT extends RoomOrderContract {

    RoomOrderPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
