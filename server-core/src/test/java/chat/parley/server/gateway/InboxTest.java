package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InboxTest {

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final List<String> marked = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean paused;

    @Test
    void readsInOrder() {
        gate.countDown();
        Inbox inbox = new Inbox(0, new Reader());
        List<String> frames = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        frames.forEach(inbox::put);
        await().until(() -> read.size() == 1_000);
        assertThat(read).isEqualTo(frames);
        assertThat(marked).isEmpty();
    }

    @Test
    void marksWhatComesWhileTooManyWaitAndRefusesTwiceAsMany() {
        Inbox inbox = new Inbox(4, new Reader());
        for (int i = 0; i < 8; i++) {
            assertThat(inbox.put("frame " + i)).isTrue();
        }
        assertThat(inbox.put("one more")).isFalse();
        gate.countDown();
        await().until(() -> read.size() == 8);
        assertThat(marked).containsExactly("frame 4", "frame 5", "frame 6", "frame 7");
    }

    @Test
    void pausesAndGoesOn() {
        gate.countDown();
        paused = true;
        Deque<Runnable> threads = new ArrayDeque<>();
        Inbox inbox = new Inbox(0, new Reader(), threads::add);
        inbox.put("held");
        threads.remove().run();
        assertThat(read).isEmpty();
        paused = false;
        inbox.resume();
        threads.remove().run();
        assertThat(read).containsExactly("held");
        assertThat(threads).isEmpty();
    }

    private final class Reader implements Inbox.Reader {

        @Override
        public boolean pause() {
            return paused;
        }

        @Override
        public void read(String text, boolean over) {
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (over) {
                marked.add(text);
            }
            read.add(text);
        }
    }
}
