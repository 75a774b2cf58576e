package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [OwnStateContract] on H2.
final class OwnStateH2IT extends OwnStateContract {
    OwnStateH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
