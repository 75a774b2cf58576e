package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [DirectRoomsContract] on PostgreSQL.
final class DirectRoomsPostgresIT extends DirectRoomsContract {
    DirectRoomsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
