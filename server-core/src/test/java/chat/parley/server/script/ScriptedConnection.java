package chat.parley.server.script;

import chat.parley.model.CloseReason;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.ClientFrame;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Hi;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a test: sends frames, keeps every frame that comes, and waits for those a test
/// asks for. The test's thread calls it; the client library's threads put frames in.
public final class ScriptedConnection {

    private static final ScheduledExecutorService HEARTBEATS =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("heartbeats").factory());

    private static final long HEARTBEAT_SECONDS = 15;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final WireCodec codec = new WireCodec();
    private final List<ServerFrame> frames = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<Long, Class<? extends Answer>> asked = new HashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final Object sending = new Object();
    private final ScheduledFuture<?> heartbeat;
    private final WebSocket socket;
    private boolean reading = true;
    private int closeCode;
    private long lastNumber;

    private ScriptedConnection(URI server) {
        URI ws = URI.create(server.toString().replaceFirst("^http", "ws") + "/ws");
        socket =
                ScriptedHttp.CLIENT
                        .newWebSocketBuilder()
                        .subprotocols("parley.v1")
                        .buildAsync(ws, new Receiver())
                        .join();
        heartbeat =
                HEARTBEATS.scheduleAtFixedRate(
                        this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /// Opens a WebSocket.
    ///
    /// @param server as `http://host:port`
    public static ScriptedConnection open(URI server) {
        return new ScriptedConnection(server);
    }

    /// Says hello and waits for all of `ready`.
    public void hello(String token) {
        await(Hi.class, _ -> true);
        send(new Hello(1, token, "test", "test"));
        await(Ready.class, ready -> !ready.more());
    }

    /// The first part of what `ready` told.
    public Ready ready() {
        return await(Ready.class, _ -> true);
    }

    public void send(ClientFrame frame) {
        sendText(new String(codec.write(frame), StandardCharsets.UTF_8));
    }

    /// Sends any text, also one that is no frame.
    public void sendText(String text) {
        synchronized (sending) {
            socket.sendText(text, true).join();
        }
    }

    /// Sends a command without waiting for its answer.
    ///
    /// @return its number
    public long post(LongFunction<ClientCommand> command) {
        ClientCommand numbered;
        synchronized (this) {
            lastNumber++;
            numbered = command.apply(lastNumber);
            asked.put(lastNumber, numbered.answerType());
        }
        send(numbered);
        return numbered.i();
    }

    /// Sends a command and gets what `ok` carries.
    public Answer ask(LongFunction<ClientCommand> command) {
        return switch (answer(post(command))) {
            case Ok(_, Answer answer) -> answer;
            case ServerFrame refused -> throw new AssertionError("refused: " + refused);
        };
    }

    /// Sends a command that must be refused.
    public Refused refused(LongFunction<ClientCommand> command) {
        return switch (answer(post(command))) {
            case Refused refused -> refused;
            case ServerFrame ok -> throw new AssertionError("not refused: " + ok);
        };
    }

    /// Waits for the answer to a number.
    public ServerFrame answer(long i) {
        return await(
                ServerFrame.class,
                frame ->
                        (frame instanceof Ok ok && ok.re() == i)
                                || (frame instanceof Refused refused
                                        && Long.valueOf(i).equals(refused.re())));
    }

    /// Waits for a frame, which may have come already.
    public synchronized <F extends ServerFrame> F await(Class<F> type, Predicate<F> which) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        int looked = 0;
        while (true) {
            for (; looked < frames.size(); looked++) {
                ServerFrame frame = frames.get(looked);
                if (type.isInstance(frame) && which.test(type.cast(frame))) {
                    return type.cast(frame);
                }
            }
            if (closeCode != 0) {
                throw new AssertionError(
                        type.getSimpleName() + " did not come before close " + closeCode);
            }
            pause(until, "no such " + type.getSimpleName() + " among " + frames);
        }
    }

    /// Everything that came so far.
    public synchronized List<ServerFrame> frames() {
        return List.copyOf(frames);
    }

    /// Everything that came so far, as it stood on the wire.
    public synchronized List<String> texts() {
        return List.copyOf(texts);
    }

    /// Waits until the server closes; absent for a code that the protocol does not name.
    public synchronized @Nullable CloseReason awaitClose() {
        long until = System.nanoTime() + 3 * PATIENCE_NANOS;
        while (closeCode == 0) {
            pause(until, "not closed");
        }
        return CloseReason.of(closeCode).orElse(null);
    }

    /// Whether the server has closed.
    public synchronized boolean closed() {
        return closeCode != 0;
    }

    /// Reads nothing any more, so that what is sent stays in the sockets.
    public synchronized void stopReading() {
        reading = false;
    }

    /// Reads again.
    public synchronized void readAgain() {
        reading = true;
        socket.request(1);
    }

    /// Ends without a word.
    public void drop() {
        heartbeat.cancel(false);
        socket.abort();
    }

    /// Also somebody who only listens is no silent connection. A broken one ends the beat by its
    /// exception.
    private void beat() {
        send(new Ping(0));
    }

    private void pause(long until, String otherwise) {
        long left = until - System.nanoTime();
        if (left <= 0) {
            throw new AssertionError(otherwise);
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private synchronized void take(String text) {
        texts.add(text);
        ServerFrame frame = codec.readServerFrame(text, asked::get);
        if (frame != null) {
            frames.add(frame);
        }
        notifyAll();
    }

    private synchronized void end(int code) {
        closeCode = closeCode == 0 ? code : closeCode;
        notifyAll();
    }

    /// The first frame may come before the socket is known here.
    private synchronized void next(WebSocket from) {
        if (reading) {
            from.request(1);
        }
    }

    /// Called by the client library, one call at a time.
    private final class Receiver implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                take(partial.toString());
                partial.setLength(0);
            }
            next(from);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(1006);
        }
    }
}
