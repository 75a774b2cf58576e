package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchRightsContract] on H2, with Lucene.
final class SearchRightsH2IT extends SearchRightsContract {
    SearchRightsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
