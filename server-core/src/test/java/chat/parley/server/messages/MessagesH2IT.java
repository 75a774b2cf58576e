package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [MessagesContract] on H2.
final class MessagesH2IT extends MessagesContract {
    MessagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
