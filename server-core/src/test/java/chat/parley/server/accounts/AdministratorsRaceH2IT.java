package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [AdministratorsRaceContract] on H2.
final class AdministratorsRaceH2IT extends AdministratorsRaceContract {

    AdministratorsRaceH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
