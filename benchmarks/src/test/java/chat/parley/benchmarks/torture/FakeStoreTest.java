package chat.parley.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store of the fake server must survive what the torture does to it.
class FakeStoreTest {

    private static final UUID ROOM = new UUID(0, 1);
    private static final UUID PERSON = new UUID(0, 2);

    @TempDir Path folder;

    @Test
    void forgetsALineThatWasTornByAKillAndNumbersOn() throws IOException {
        FakeStore before = new FakeStore(folder, PlantedFault.NONE);
        before.add(ROOM, PERSON, new UUID(1, 1), "message", new UUID(2, 1), "whole");
        FakeStore.Change torn =
                before.add(ROOM, PERSON, new UUID(1, 2), "message", new UUID(2, 2), "torn");
        Path file = folder.resolve("changes");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(
                file,
                Arrays.copyOf(bytes, bytes.length - 50),
                StandardOpenOption.TRUNCATE_EXISTING);

        FakeStore after = new FakeStore(folder, PlantedFault.NONE);
        assertThat(after.head(ROOM)).isEqualTo(1);
        assertThat(after.stored(torn.op())).isNull();
        after.add(ROOM, PERSON, torn.op(), "message", torn.subject(), "again");

        FakeStore again = new FakeStore(folder, PlantedFault.NONE);
        assertThat(again.head(ROOM)).isEqualTo(2);
        assertThat(again.messages(ROOM)).extracting("text").containsExactly("whole", "again");
    }
}
