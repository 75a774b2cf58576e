package chat.parley.desktop.link;

import chat.parley.protocol.Answer;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.UnreadableFrame;
import chat.parley.protocol.WireCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what a wire delivers into frames and carries them to the FX thread: decoded before, and
/// many with one hop. Thread-safe.
final class Received implements Wire.Events {
    private static final Logger log = LoggerFactory.getLogger(Received.class);

    private final WireCodec codec = new WireCodec();
    private final Map<Long, Class<? extends Answer>> expected = new ConcurrentHashMap<>();
    private final Executor fx;
    private final Consumer<Happening> listener;
    private final Deque<Happening> waiting = new ArrayDeque<>();

    Received(Executor fx, Consumer<Happening> listener) {
        this.fx = fx;
        this.listener = listener;
    }

    /// What kind of answer request `i` gets.
    void expect(long i, Class<? extends Answer> answer) {
        expected.put(i, answer);
    }

    void forget(long i) {
        expected.remove(i);
    }

    @Override
    public void opened() {
        carry(new Happening.Opened());
    }

    @Override
    public void frame(String text) {
        try {
            ServerFrame frame = codec.readServerFrame(text, expected::get);
            if (frame != null) {
                carry(new Happening.Came(frame));
            }
        } catch (UnreadableFrame unreadable) {
            log.warn("The server sent a frame that this version cannot read", unreadable);
        }
    }

    @Override
    public void closed(int code, String reason) {
        carry(new Happening.Closed(code, reason));
    }

    private void carry(Happening happening) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(happening);
        }
        if (first) {
            fx.execute(this::deliver);
        }
    }

    private void deliver() {
        while (true) {
            Happening next;
            synchronized (waiting) {
                next = waiting.peek();
            }
            if (next == null) {
                return;
            }
            listener.accept(next);
            synchronized (waiting) {
                waiting.remove();
                if (waiting.isEmpty()) {
                    return;
                }
            }
        }
    }

    /// Something a wire told, on the FX thread.
    sealed interface Happening {
        record Opened() implements Happening {}

        record Came(ServerFrame frame) implements Happening {}

        record Closed(int code, String reason) implements Happening {}
    }
}
