package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [EditsContract] on H2.
final class EditsH2IT extends EditsContract {
    EditsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
