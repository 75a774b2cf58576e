package chat.parley.server.rooms;

import chat.parley.server.db.TestDatabases;

/// [InvitesContract] on H2.
final class InvitesH2IT extends InvitesContract {

    InvitesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
