package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ReactionsContract] on H2.
final class ReactionsH2IT extends ReactionsContract {
    ReactionsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
