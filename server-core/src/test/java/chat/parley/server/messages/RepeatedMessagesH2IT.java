package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [RepeatedMessagesContract] on H2.
final class RepeatedMessagesH2IT extends RepeatedMessagesContract {
    RepeatedMessagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
