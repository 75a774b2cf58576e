package chat.parley.server.db;

/// [DurableWritesContract] on PostgreSQL.
final class DurableWritesPostgresIT extends DurableWritesContract {
    DurableWritesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
