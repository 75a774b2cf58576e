package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchRightsContract] on PostgreSQL, with its own indexes.
final class SearchRightsPostgresIT extends SearchRightsContract {
    SearchRightsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
