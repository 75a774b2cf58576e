package chat.parley.server.hostile;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import java.nio.file.Path;

/// [SecretsContract] on PostgreSQL.
final class SecretsPostgresIT extends SecretsContract {

    @Override
    DatabaseSettings database(Path folder) {
        return TestDatabases.postgresql();
    }

    /// Another type would upset the statements that its connections have prepared.
    @Override
    String narrow(String table, String column) {
        return "alter table %s add check (length(%s) <= 12) not valid".formatted(table, column);
    }
}
