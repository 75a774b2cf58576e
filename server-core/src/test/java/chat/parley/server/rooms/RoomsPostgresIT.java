package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [RoomsContract] on PostgreSQL.
final class RoomsPostgresIT extends RoomsContract {
    RoomsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
