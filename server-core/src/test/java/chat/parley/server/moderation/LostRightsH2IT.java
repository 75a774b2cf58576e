package chat.parley.server.moderation;

import chat.parley.server.db.TestDatabases;

/// [LostRightsContract] on H2.
final class LostRightsH2IT extends LostRightsContract {
    LostRightsH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
