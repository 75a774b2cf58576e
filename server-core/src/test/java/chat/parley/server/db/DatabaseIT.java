package chat.parley.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On which databases a server starts, and on which it refuses.
final class DatabaseIT {

    @TempDir private Path folder;

    @Test
    void refusesAFolderThatAnotherServerUses() {
        DatabaseSettings settings = DatabaseSettings.embedded(folder);
        try (Database _ = Database.open(settings)) {
            assertThatThrownBy(() -> Database.open(settings))
                    .isInstanceOf(UnusableDatabase.class)
                    .hasMessageContaining("Another Parley")
                    .hasMessageContaining(folder.toString());
        }
        Database.open(settings).close();
    }

    @Test
    void makesAMissingFolder() {
        Path deep = folder.resolve("a/b/c");
        Database.open(DatabaseSettings.embedded(deep)).close();
        assertThat(Files.isDirectory(deep)).isTrue();
    }

    @Test
    void refusesAnH2ThatWritesLate() {
        String url =
                "jdbc:h2:file:"
                        + folder.resolve("late")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        assertThatThrownBy(() -> Database.open(DatabaseSettings.at(url, "parley", "")))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("WRITE_DELAY");
    }

    @Test
    void refusesAnH2InMemory() {
        assertThatThrownBy(() ->
                        Database.open(
                                DatabaseSettings.at("jdbc:h2:mem:gone;WRITE_DELAY=0", "sa", "")))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("memory");
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> Database.open(DatabaseSettings.at("jdbc:odd:x", null, null)))
                .isInstanceOf(UnusableDatabase.class);
    }

    @Test
    void saysThatADatabaseServerIsNotThere() {
        assertThatThrownBy(() ->
                        Database.open(
                                DatabaseSettings.at(
                                        "jdbc:postgresql://127.0.0.1:1/parley?password=secret",
                                        "u",
                                        "topsecret")))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("can't be used")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAPostgresqlThatCommitsLate() {
        DatabaseSettings settings = TestDatabases.postgresql();
        String name = settings.url().replaceFirst(".*/([^?]+).*", "$1");
        Jdbi.create(settings.url(), "postgres", "postgres")
                .useHandle(handle ->
                        handle.execute("alter database " + name + " set synchronous_commit = off"));
        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("synchronous_commit");
    }

    @Test
    void makesTheSchemaInAnEmptyPostgresql() {
        DatabaseSettings settings = TestDatabases.emptyPostgresql();
        Database.open(settings).close();
        try (Database again = Database.open(settings)) {
            assertThat(
                            again.<Integer>read(handle ->
                                    handle.createQuery("select count(*) from room")
                                            .mapTo(Integer.class)
                                            .one()))
                    .isZero();
        }
    }

    @Test
    void outlivesAReaderThatIsInterrupted() throws Exception {
        DatabaseSettings settings = DatabaseSettings.embedded(folder);
        try (Database database = Database.open(settings)) {
            for (int i = 0; i < 300; i++) {
                add(database, "row" + i);
            }
        }
        // Opened again, so that the rows come from the file.
        try (Database database = Database.open(settings)) {
            Thread reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                sum(database);
                            });
            reader.join();
            assertThat(sum(database)).isEqualTo(300 * 4_000L);
            assertThat(add(database, "afterwards")).isEqualTo(1);
        }
    }

    private static int add(Database database, String name) {
        return database.writes()
                .write(
                        LockKey.none(),
                        handle ->
                                handle.createUpdate(
                                                "insert into server_setting (name, content)"
                                                        + " values (?, ?)")
                                        .bind(0, name)
                                        .bind(1, "x".repeat(4_000))
                                        .execute());
    }

    private static long sum(Database database) {
        return database.read(handle ->
                handle.createQuery(
                                "select sum(char_length(content)) from server_setting"
                                        + " where name like 'row%'")
                        .mapTo(Long.class)
                        .one());
    }
}
