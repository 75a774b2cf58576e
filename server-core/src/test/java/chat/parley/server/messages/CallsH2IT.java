package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [CallsContract] on H2.
final class CallsH2IT extends CallsContract {
    CallsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
