package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchEdgesContract] on PostgreSQL.
final class SearchEdgesPostgresIT extends SearchEdgesContract {
    SearchEdgesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
