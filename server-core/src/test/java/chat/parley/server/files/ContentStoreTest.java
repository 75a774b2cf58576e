package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.messages.TestClock;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes are stored once by what they are, and go only when nothing needs them.
final class ContentStoreTest {

    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final TestClock clock = new TestClock();

    @TempDir private Path folder;
    private ContentStore store;
    private Path abc;

    @BeforeEach
    void fill() throws IOException {
        store = new ContentStore(folder.resolve("content"), clock);
        abc = Files.writeString(folder.resolve("upload"), "abc");
        store.place(ContentStore.hash(abc), abc);
    }

    @Test
    void knowsBytesByTheirHash() throws IOException {
        assertThat(ContentStore.hash(abc)).isEqualTo(ABC);
        assertThat(read()).isEqualTo("abc");
        assertThat(folder.resolve("content/ba/" + ABC)).hasContent("abc");
    }

    @Test
    void placesTheSameBytesOnce() throws IOException {
        Path again = Files.writeString(folder.resolve("again"), "abc");
        store.place(ABC, again);
        assertThat(again).exists();
        assertThat(store.olderThan(later())).containsExactly(ABC);
    }

    @Test
    void removesWhatNothingNeeds() throws IOException {
        assertThat(store.remove(ABC, later(), _ -> false)).isTrue();
        assertThat(store.has(ABC)).isFalse();
        assertThat(store.remove(ABC, later(), _ -> false)).isFalse();
    }

    @Test
    void keepsWhatIsYoungOrNeeded() throws IOException {
        assertThat(store.remove(ABC, clock.instant().minusSeconds(60), _ -> false)).isFalse();
        assertThat(store.remove(ABC, later(), ABC::equals)).isFalse();
        assertThat(read()).isEqualTo("abc");
    }

    @Test
    void givesBackWhatIsNeededAgainWhileItGoes() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        assertThat(
                        store.remove(
                                ABC,
                                later(),
                                hash -> {
                                    assertThat(store.has(hash)).isFalse();
                                    return asked.incrementAndGet() == 1;
                                }))
                .isFalse();
        assertThat(asked).hasValue(1);
        assertThat(read()).isEqualTo("abc");
    }

    @Test
    void letsAReaderFinishWhatIsRemovedMeanwhile() throws IOException {
        try (FileChannel reading = store.open(ABC)) {
            assertThat(store.remove(ABC, later(), _ -> false)).isTrue();
            assertThat(Channels.newInputStream(reading).readAllBytes()).asString().isEqualTo("abc");
        }
    }

    @Test
    void bringsBackWhatASweepWasKilledOver() throws IOException {
        Path stored = folder.resolve("content/ba/" + ABC);
        Files.move(stored, stored.resolveSibling(ABC + ".going"));
        assertThat(store.olderThan(later())).containsExactly(ABC + ".going");
        assertThat(store.remove(ABC + ".going", later(), ABC::equals)).isFalse();
        assertThat(read()).isEqualTo("abc");
    }

    private String read() throws IOException {
        try (FileChannel reading = store.open(ABC)) {
            return new String(
                    Channels.newInputStream(reading).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofMinutes(1));
    }

    @Test
    void sweepsACopyThatAKillCutShortAndNeverTakesItForTheBytes() throws IOException {
        Path stored = folder.resolve("content").resolve(ABC.substring(0, 2)).resolve(ABC);
        String half = ABC + "." + UUID.randomUUID() + ".going";
        Files.writeString(stored.resolveSibling(half), "a");

        assertThat(store.olderThan(later())).containsExactlyInAnyOrder(ABC, half);
        assertThat(store.remove(half, later(), ABC::equals)).isTrue();
        assertThat(stored).hasContent("abc");
        assertThat(store.olderThan(later())).containsExactly(ABC);
    }
}
