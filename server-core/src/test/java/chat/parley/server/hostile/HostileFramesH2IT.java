package chat.parley.server.hostile;

import chat.parley.server.db.TestDatabases;

/// [HostileFramesContract] on H2.
final class HostileFramesH2IT extends HostileFramesContract {

    HostileFramesH2IT() {
        super(TestDatabases.Kind.H2, 20_000);
    }
}
