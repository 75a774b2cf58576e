package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchPagesContract] on PostgreSQL, with its own indexes.
final class SearchPagesPostgresIT extends SearchPagesContract {
    SearchPagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
