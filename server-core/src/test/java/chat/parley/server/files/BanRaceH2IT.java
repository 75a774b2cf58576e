package chat.parley.server.files;

import chat.parley.server.db.TestDatabases;

/// [BanRaceContract] on H2.
final class BanRaceH2IT extends BanRaceContract {

    BanRaceH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
