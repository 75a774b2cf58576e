package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [ClearingContract] on H2.
final class ClearingH2IT extends ClearingContract {

    ClearingH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
