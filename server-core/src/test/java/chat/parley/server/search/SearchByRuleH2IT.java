package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchByRuleContract] on H2, with Lucene.
final class SearchByRuleH2IT extends SearchByRuleContract {
    SearchByRuleH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
