package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [Footprint] finds what a leak leaves.
final class FootprintTest {

    private static final Footprint.Bound BOUND = new Footprint.Bound(6L << 20, 4, 8);

    @Test
    void findsAHeapThatGrows() {
        Footprint before = Footprint.now();
        List<byte[]> leak = new ArrayList<>();
        try {
            for (int cycle = 0; cycle < 8_000; cycle++) {
                leak.add(new byte[2_048]);
            }
            assertThat(Footprint.now().grownSince(before, BOUND))
                    .anyMatch(grown -> grown.startsWith("heap"));
        } finally {
            Reference.reachabilityFence(leak);
        }
    }

    @Test
    void findsThreadsThatStay() throws InterruptedException {
        Footprint before = Footprint.now();
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> leak = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            leak.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    end.await();
                                } catch (InterruptedException ended) {
                                    Thread.currentThread().interrupt();
                                }
                            }));
        }

        assertThat(Footprint.now().grownSince(before, BOUND))
                .anyMatch(grown -> grown.startsWith("threads"));

        end.countDown();
        for (Thread thread : leak) {
            thread.join();
        }
    }

    @Test
    void findsFilesThatStayOpen(@TempDir Path folder) throws IOException {
        Footprint before = Footprint.now();
        Path file = Files.createFile(folder.resolve("file"));
        List<FileChannel> leak = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            leak.add(FileChannel.open(file));
        }

        assertThat(Footprint.now().grownSince(before, BOUND))
                .anyMatch(grown -> grown.startsWith("files"));

        for (FileChannel channel : leak) {
            channel.close();
        }
    }

    @Test
    void isContentWithWhatStaysTheSame() {
        assertThat(Footprint.now().grownSince(Footprint.now(), BOUND)).isEmpty();
    }
}
