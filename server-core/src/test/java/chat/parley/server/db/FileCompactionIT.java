package chat.parley.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that only grows is made small again, and nothing in it is lost.
final class FileCompactionIT {

    private static final int COMMITS = 300;
    private static final long SMALL = 1 << 20;

    @TempDir private Path folder;

    @BeforeEach
    void grow() {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            for (int i = 0; i < COMMITS; i++) {
                String name = "setting" + i;
                database.writes()
                        .write(
                                LockKey.none(),
                                handle ->
                                        handle.execute(
                                                "insert into server_setting (name, content)"
                                                        + " values (?, ?)",
                                                name,
                                                "x"));
            }
        }
    }

    @Test
    void compactsAFileThatIsMostlyDead() throws IOException {
        long before = size();
        assertThat(before).isGreaterThan(SMALL);

        assertThat(compact(SMALL)).isTrue();

        assertThat(size()).isLessThan(before / 2);
        assertThat(settings()).isEqualTo(COMMITS);
    }

    @Test
    void leavesASmallFileAlone() throws IOException {
        long before = size();
        assertThat(compact(before + 1)).isFalse();
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void leavesAFileAloneThatIsMostlyAlive() throws IOException {
        assertThat(compact(1)).isTrue();
        assertThat(compact(1)).isFalse();
        assertThat(settings()).isEqualTo(COMMITS);
    }

    @Test
    void doesNothingWhereThereIsNoFile() {
        Path empty = folder.resolve("empty");
        FileCompaction.compactIfWorthwhile(DatabaseSettings.embedded(empty), empty, 1);
        assertThat(Files.exists(empty)).isFalse();
    }

    private boolean compact(long least) {
        return FileCompaction.compactIfWorthwhile(DatabaseSettings.embedded(folder), folder, least);
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("parley.mv.db"));
    }

    private int settings() {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            return database.read(handle ->
                    handle.createQuery(
                                    "select count(*) from server_setting where name like 'setting%'")
                            .mapTo(Integer.class)
                            .one());
        }
    }
}
