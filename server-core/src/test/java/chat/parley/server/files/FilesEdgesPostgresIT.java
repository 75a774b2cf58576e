package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [FilesEdgesContract] on PostgreSQL.
final class FilesEdgesPostgresIT extends FilesEdgesContract {
    FilesEdgesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
