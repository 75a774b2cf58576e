package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [WordsAtTheEdgesContract] on H2.
final class WordsAtTheEdgesH2IT extends WordsAtTheEdgesContract {
    WordsAtTheEdgesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
