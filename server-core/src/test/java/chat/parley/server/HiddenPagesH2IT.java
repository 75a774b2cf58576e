package chat.parley.server;

import chat.parley.server.db.TestDatabases;

/// [HiddenPagesContract] on H2.
final class HiddenPagesH2IT extends HiddenPagesContract {
    HiddenPagesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
