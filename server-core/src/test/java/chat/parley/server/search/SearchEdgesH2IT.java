package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [SearchEdgesContract] on H2, with Lucene.
final class SearchEdgesH2IT extends SearchEdgesContract {
    SearchEdgesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
