package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchPagesContract] on H2, with Lucene.
final class SearchPagesH2IT extends SearchPagesContract {
    SearchPagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
