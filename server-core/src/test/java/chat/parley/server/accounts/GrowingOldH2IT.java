package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [GrowingOldContract] on H2.
final class GrowingOldH2IT extends GrowingOldContract {

    GrowingOldH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
