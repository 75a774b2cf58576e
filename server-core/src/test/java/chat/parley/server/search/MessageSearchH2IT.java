package chat.parley.server.search;

import chat.parley.server.db.TestDatabases;

/// [MessageSearchContract] on H2, with Lucene.
final class MessageSearchH2IT extends MessageSearchContract {
    MessageSearchH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
