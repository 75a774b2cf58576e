package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [LongPagesContract] on H2.
final class LongPagesH2IT extends LongPagesContract {
    LongPagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
