package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ReadersContract] on H2.
final class ReadersH2IT extends ReadersContract {
    ReadersH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
