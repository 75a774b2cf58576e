package chat.parley.server.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL of one test, which holds it still, stops it, and starts it again with its rows at
/// the same port. Used from the test's thread.
public final class MortalPostgres implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres running;

    /// @param folder for its rows
    public MortalPostgres(Path folder) throws IOException {
        this.folder = folder;
        running = builder().start();
        port = running.getPort();
    }

    /// Where it is, with or without anybody there.
    public DatabaseSettings settings() {
        return DatabaseSettings.at(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    /// Has it say nothing more, as if its machine had gone: connections stay, and nothing comes.
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// Has it go on.
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /// Ends it; every connection breaks.
    public void stop() throws IOException {
        running.close();
    }

    /// Starts it again.
    public void start() throws IOException {
        running = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                // Its builder turns these off, which Parley refuses.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private void signal(String name) throws IOException, InterruptedException {
        long first =
                Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .forEach(process -> command.add(String.valueOf(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }
}
