package chat.parley.benchmarks.wire;

import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A signed-in connection that speaks the protocol. One thread receives, one thread asks.
public final class ChatLink implements AutoCloseable {

    private static final WireCodec CODEC = new WireCodec();

    private final WireSocket socket;
    private final List<Ready> ready = new ArrayList<>();
    private final Map<Long, Class<? extends Answer>> expected = new ConcurrentHashMap<>();
    private long lastNumber;

    private ChatLink(WireSocket socket) {
        this.socket = socket;
    }

    /// Connects, says hello and waits for the whole of `ready`.
    ///
    /// @throws IOException if the server is not there or ends the connection before
    public static ChatLink open(int port, String token, Duration timeout) throws IOException {
        WireSocket socket = WireSocket.connect(port, timeout);
        try {
            ChatLink link = new ChatLink(socket);
            socket.send(CODEC.write(hello(token)));
            link.awaitReady();
            return link;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// What a client of the benchmarks says first.
    public static Hello hello(String token) {
        return new Hello(1, token, "benchmark", "parley-benchmarks");
    }

    private void awaitReady() throws IOException {
        boolean more = true;
        while (more) {
            ServerFrame frame = receive();
            if (frame == null) {
                throw new IOException("closed before it was ready: " + socket.closeCode());
            }
            if (frame instanceof Ready page) {
                ready.add(page);
                more = page.more();
            }
        }
    }

    /// The frames of `ready`, in their order.
    public List<Ready> ready() {
        return List.copyOf(ready);
    }

    /// Shows the server that somebody is there; it closes what is silent for 45 s. Any thread.
    public void ping() throws IOException {
        socket.send(CODEC.write(new Ping(1)));
    }

    /// The frame of [#ping] as bytes to write.
    public static byte[] pingFrame() {
        return WireFrame.text(CODEC.write(new Ping(1))).encoded(ThreadLocalRandom.current());
    }

    /// Sends a command without waiting for its answer.
    ///
    /// @param command makes the command from its request number
    /// @return the request number
    public long ask(LongFunction<? extends ClientCommand> command) throws IOException {
        long number = ++lastNumber;
        ClientCommand made = command.apply(number);
        expected.put(number, made.answerType());
        socket.send(CODEC.write(made));
        return number;
    }

    /// Sends a command and waits for its answer; what comes before it is dropped.
    ///
    /// @throws IOException if it is refused or the connection ends
    public <T extends Answer> T call(Class<T> answer, LongFunction<? extends ClientCommand> command)
            throws IOException {
        long number = ask(command);
        while (true) {
            switch (receive()) {
                case null -> throw new IOException("closed with " + socket.closeCode());
                case Ok ok when ok.re() == number -> {
                    return answer.cast(ok.answer());
                }
                case Refused refused when Objects.equals(refused.re(), number) ->
                        throw new IOException("refused: " + refused);
                default -> {
                    // An event, which set-up code has no use for.
                }
            }
        }
    }

    /// Waits for the next frame; null once the connection has ended.
    public @Nullable ServerFrame receive() {
        while (true) {
            String text = socket.receive();
            if (text == null) {
                return null;
            }
            ServerFrame frame = CODEC.readServerFrame(text, expected::get);
            if (frame instanceof Ok(long re, Answer _)) {
                expected.remove(re);
            }
            if (frame != null) {
                return frame;
            }
        }
    }

    /// The code that the server closed with, 0 if it did not say.
    public int closeCode() {
        return socket.closeCode();
    }

    /// Cuts the connection without a word.
    @Override
    public void close() {
        socket.close();
    }
}
