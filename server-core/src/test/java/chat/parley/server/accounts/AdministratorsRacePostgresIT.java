package chat.parley.server.accounts;

import chat.parley.server.db.TestDatabases;

/// [AdministratorsRaceContract] on PostgreSQL.
final class AdministratorsRacePostgresIT extends AdministratorsRaceContract {

    AdministratorsRacePostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
