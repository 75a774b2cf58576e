package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchByRuleContract] on PostgreSQL.
final class SearchByRulePostgresIT extends SearchByRuleContract {
    SearchByRulePostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
