package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [FilesEdgesContract] on H2.
final class FilesEdgesH2IT extends FilesEdgesContract {
    FilesEdgesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
