package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ChangedMessagesContract] on H2.
final class ChangedMessagesH2IT extends ChangedMessagesContract {
    ChangedMessagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
