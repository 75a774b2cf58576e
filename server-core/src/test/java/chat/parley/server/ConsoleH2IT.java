package chat.parley.server;

import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;

/// [ConsoleContract] on H2.
final class ConsoleH2IT extends ConsoleContract {

    @Override
    DatabaseSettings database() {
        return TestDatabases.h2();
    }

    @Override
    boolean besideANode() {
        return false;
    }

    @Override
    void loseTheIndex(ServerConfig config) throws IOException {
        Files.delete(config.dataDir().resolve("search/current"));
    }
}
