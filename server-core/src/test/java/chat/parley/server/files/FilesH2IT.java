package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [FilesContract] on H2.
final class FilesH2IT extends FilesContract {
    FilesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
