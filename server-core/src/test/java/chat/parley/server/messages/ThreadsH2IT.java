package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ThreadsContract] on H2.
final class ThreadsH2IT extends ThreadsContract {
    ThreadsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
