package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [FilesContract] on PostgreSQL.
final class FilesPostgresIT extends FilesContract {
    FilesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
