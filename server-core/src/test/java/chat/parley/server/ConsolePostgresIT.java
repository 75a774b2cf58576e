package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import org.jdbi.v3.core.Jdbi;

/// [ConsoleContract] on PostgreSQL.
final class ConsolePostgresIT extends ConsoleContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.postgresql();
    }

    @Override
    boolean besideANode() {
        return true;
    }

    @Override
    void loseTheIndex(ServerConfig config) {
        DatabaseSettings rows = ChatServer.databaseSettings(config);
        Jdbi.create(rows.url(), rows.user(), rows.password())
                .useHandle(handle -> handle.execute("delete from message_search"));
    }
}
