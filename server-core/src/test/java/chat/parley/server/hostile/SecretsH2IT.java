package chat.parley.server.hostile;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import java.nio.file.Path;

/// [SecretsContract] on H2, whose file is among what is searched.
final class SecretsH2IT extends SecretsContract {

    @Override
    DatabaseSettings database(Path folder) {
        return TestDatabases.h2(folder.resolve("rows"));
    }

    @Override
    String narrow(String table, String column) {
        return "alter table %s alter column %s set data type varchar(12)".formatted(table, column);
    }
}
