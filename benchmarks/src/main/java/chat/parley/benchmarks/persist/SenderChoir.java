package chat.parley.benchmarks.persist;

import chat.parley.benchmarks.wire.AccountDesk;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.benchmarks.wire.Crowd;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// People who send at once, each alone in a room and each waiting for the answer before the next,
/// so that what is measured is storing and not telling.
final class SenderChoir implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final String TEXT = "x".repeat(100);

    private final List<ChatLink> links = new ArrayList<>();
    private final List<RoomId> rooms = new ArrayList<>();

    SenderChoir(int port, String name, int singers) throws IOException {
        try (AccountDesk desk = new AccountDesk()) {
            for (int i = 0; i < singers; i++) {
                String token = desk.open(port, name + "-" + i).token();
                ChatLink link = ChatLink.open(port, token, CONNECT);
                links.add(link);
                rooms.add(Crowd.create(link, name + " " + i));
            }
        }
    }

    /// What came of one go.
    ///
    /// @param times from sending to the answer, in ns
    record Song(long acknowledged, Duration time, Histogram times) {

        double perSecond() {
            return acknowledged * 1e9 / time.toNanos();
        }

        double millis(double percentile) {
            return times.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /// Everybody sends for `time`.
    Song sing(Duration time) throws InterruptedException, ExecutionException {
        Histogram times = new Histogram(3);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int i = 0; i < links.size(); i++) {
                ChatLink link = links.get(i);
                RoomId room = rooms.get(i);
                parts.add(threads.submit(() -> part(link, room, end)));
            }
            for (Future<Histogram> part : parts) {
                times.add(part.get());
            }
        }
        return new Song(times.getTotalCount(), Duration.ofNanos(System.nanoTime() - begin), times);
    }

    private static Histogram part(ChatLink link, RoomId room, long end) throws IOException {
        Histogram times = new Histogram(3);
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            link.call(MessageAccepted.class, i -> SendMessage.plain(i, Crowd.op(), room, TEXT));
            times.recordValue(System.nanoTime() - begin);
        }
        return times;
    }

    @Override
    public void close() {
        links.forEach(ChatLink::close);
    }
}
