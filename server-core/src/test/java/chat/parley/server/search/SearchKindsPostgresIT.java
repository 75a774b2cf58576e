package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchKindsContract] on PostgreSQL, with its own indexes.
final class SearchKindsPostgresIT extends SearchKindsContract {
    SearchKindsPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
