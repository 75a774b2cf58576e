package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchKindsContract] on H2, with Lucene.
final class SearchKindsH2IT extends SearchKindsContract {
    SearchKindsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
