package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that has grown by being written is made small again, and keeps what it has.
class FileCompactionIT {

    private static final List<String> STEPS = List.of("create table thing(id int primary key)");
    private static final int COMMITS = 200;

    @TempDir Path folder;

    @Test
    void compactsAStoreThatIsMostlyDeadOnceAndKeepsItsRows() throws SQLException, IOException {
        try (Database grown = open()) {
            for (int i = 0; i < COMMITS; i++) {
                int id = i;
                grown.write(db -> db.update("insert into thing values (?)", id));
            }
        }
        Path file = folder.resolve("store.mv.db");
        String url = "jdbc:h2:file:" + folder.resolve("store") + ";REUSE_SPACE=FALSE";
        long before = Files.size(file);

        assertThat(FileCompaction.compactIfWorthwhile(url, file, before + 1)).isFalse();
        assertThat(FileCompaction.compactIfWorthwhile(url, file, before)).isTrue();
        assertThat(Files.size(file)).isLessThan(before / 2);
        assertThat(FileCompaction.compactIfWorthwhile(url, file, 1)).isFalse();

        try (Database again = open()) {
            assertThat(again.query("select count(*) from thing", row -> row.getInt(1)))
                    .containsExactly(COMMITS);
        }
    }

    private Database open() {
        return Database.open(folder, "store", STEPS, Clock.systemUTC());
    }
}
