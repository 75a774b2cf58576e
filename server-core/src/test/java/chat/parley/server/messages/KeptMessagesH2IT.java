package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [KeptMessagesContract] on H2.
final class KeptMessagesH2IT extends KeptMessagesContract {
    KeptMessagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
