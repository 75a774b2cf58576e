package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [ConnectionContract] on H2.
final class ConnectionH2IT extends ConnectionContract {
    ConnectionH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
