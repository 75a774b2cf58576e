package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [ProfilesContract] on H2.
final class ProfilesH2IT extends ProfilesContract {
    ProfilesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
