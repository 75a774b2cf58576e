package chat.parley.benchmarks.slow;

import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.benchmarks.wire.Crowd;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// People who listen well while one of them speaks at an even pace. Measures the time from when a
/// message was due to when each of them has it, so that a pause of the server counts for all that
/// would have been said meanwhile.
final class HealthyTalk implements AutoCloseable {

    /// In messages: often enough that the server knows that the listeners are there.
    private static final int PING_EVERY = 400;

    private final List<ChatLink> listeners = new ArrayList<>();
    private final List<Thread> ears = new ArrayList<>();
    private final ChatLink speaker;
    private final Crowd crowd;
    private final AtomicLong heard = new AtomicLong();
    private volatile Histogram times = new ConcurrentHistogram(3);
    private volatile boolean closing;
    private volatile boolean cutOff;
    private long said;

    /// Connects the first `people` of the crowd; the very first one speaks.
    HealthyTalk(Crowd crowd, int port, int people) throws IOException {
        this.crowd = crowd;
        speaker = crowd.connect(port, 0);
        ears.add(Thread.ofVirtual().start(() -> listen(speaker, false)));
        for (int i = 1; i < people; i++) {
            ChatLink link = crowd.connect(port, i);
            listeners.add(link);
            ears.add(Thread.ofVirtual().start(() -> listen(link, true)));
        }
    }

    /// What one talk was like.
    ///
    /// @param missed messages that somebody did not get
    record Result(Histogram times, long missed) {

        double millis(double percentile) {
            return times.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /// Says a text of `length` letters every `pace` for `time`, then waits until all have heard
    /// all.
    Result talk(Duration time, Duration pace, int length) throws IOException, TimeoutException {
        times = new ConcurrentHistogram(3);
        Histogram measured = times;
        long heardBefore = heard.get();
        long first = System.nanoTime();
        long messages = time.dividedBy(pace);
        for (int i = 0; i < messages; i++) {
            long due = first + i * pace.toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String text = Long.toString(due) + " " + "x".repeat(length - 32);
            speaker.ask(number -> SendMessage.plain(number, Crowd.op(), crowd.room(), text));
            said++;
            if (said % PING_EVERY == 0) {
                for (ChatLink listener : listeners) {
                    listener.ping();
                }
            }
        }
        long wanted = heardBefore + messages * listeners.size();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (heard.get() < wanted && System.nanoTime() < deadline && !cutOff) {
            LockSupport.parkNanos(1_000_000);
        }
        if (cutOff) {
            throw new TimeoutException("a healthy client was cut off");
        }
        return new Result(measured, wanted - heard.get());
    }

    /// How many messages were said in all.
    long said() {
        return said;
    }

    private void listen(ChatLink link, boolean counts) {
        for (ServerFrame frame = link.receive(); frame != null; frame = link.receive()) {
            if (counts && frame instanceof MessagePosted posted) {
                String text = posted.message().text();
                long due = Long.parseLong(text.substring(0, text.indexOf(' ')));
                times.recordValue(Math.max(0, System.nanoTime() - due));
                heard.incrementAndGet();
            }
        }
        cutOff = !closing;
    }

    @Override
    public void close() {
        closing = true;
        speaker.close();
        listeners.forEach(ChatLink::close);
        for (Thread ear : ears) {
            try {
                ear.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
