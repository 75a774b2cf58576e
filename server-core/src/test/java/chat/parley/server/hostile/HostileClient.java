package chat.parley.server.hostile;

import chat.parley.server.transport.RawClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets shots go on one connection after another, and says what came of each. A ping behind a shot
/// shows when nothing more comes of it. Owned by one thread.
final class HostileClient implements AutoCloseable {

    private static final int MOST_BAD = 10;
    private static final long LONG_NANOS = 50_000_000_000L;

    private final int port;
    private final String token;
    private final Consumer<String> ear;
    private RawClient wire;
    private int bad;
    private long connectedAt;
    private long number;
    private long pings;

    HostileClient(int port, String token) throws IOException {
        this(port, token, _ -> {});
    }

    /// @param ear is told every text that comes
    HostileClient(int port, String token, Consumer<String> ear) throws IOException {
        this.ear = ear;
        this.port = port;
        this.token = token;
        connect();
    }

    /// The number of the next command on the present connection.
    long next() {
        number++;
        return number;
    }

    /// Fires and tells the outcome.
    String fire(Shot shot) throws IOException {
        try {
            String outcome = shot.goesOn() ? exchange(shot) : end(shot);
            if (!shot.goesOn() || outcome.startsWith("close") || outcome.equals("gone")) {
                reconnect();
            }
            return outcome;
        } catch (SocketTimeoutException silence) {
            reconnect();
            return "no answer at all";
        }
    }

    private String exchange(Shot shot) throws IOException {
        pings++;
        List<String> answers = new ArrayList<>();
        try {
            wire.bytes(
                    both(
                            shot.bytes(),
                            RawClient.masked(
                                    RawClient.FIN | RawClient.TEXT,
                                    "{\"t\":\"ping\",\"n\":%d}"
                                            .formatted(pings)
                                            .getBytes(StandardCharsets.UTF_8))));
            String closed = readToPong(shot, answers);
            if (closed != null) {
                return closing(closed, answers);
            }
        } catch (EOFException | SocketException _) {
            return "gone";
        }
        return outcome(answers);
    }

    private static String outcome(List<String> answers) {
        return answers.isEmpty() ? "silent" : String.join(" and ", answers);
    }

    /// The tenth bad frame ends the connection, with its answer before; that is as listed.
    private String closing(String closed, List<String> answers) throws IOException {
        boolean tenth = closed.equals("close 4012") && bad == MOST_BAD;
        if (tenth) {
            reconnect();
        }
        return tenth ? outcome(answers) : closed;
    }

    private @Nullable String readToPong(Shot shot, List<String> answers) throws IOException {
        while (true) {
            RawClient.Frame frame = wire.frame();
            if (frame.opcode() == RawClient.CLOSE) {
                return "close " + code(frame);
            }
            if (frame.opcode() != RawClient.TEXT) {
                continue;
            }
            ear.accept(frame.text());
            ObjectNode read = JsonMill.object(frame.text());
            switch (read.path("t").asText()) {
                case "pong" -> {
                    if (read.path("n").asLong() == pings) {
                        boolean late = System.nanoTime() - connectedAt > LONG_NANOS;
                        return bad < MOST_BAD || late ? null : "no close after ten bad frames";
                    }
                }
                case "ok" -> {
                    // The first command of the connection is none of the shots.
                    if (read.path("re").asLong() != 1) {
                        answers.add("ok" + wrongNumber(shot, read));
                    }
                }
                case "refused" -> answers.add(refusal(read) + wrongNumber(shot, read));
                default -> {
                    // An event that a command of this one or another caused.
                }
            }
        }
    }

    private String refusal(JsonNode refused) {
        String code = refused.path("code").asText();
        if (code.equals("BAD_JSON")) {
            bad++;
        }
        return code;
    }

    private static String wrongNumber(Shot shot, JsonNode answer) {
        JsonNode re = answer.path("re");
        long named = re.isNumber() ? re.asLong() : -1;
        return shot.re() == Shot.ANY || named == shot.re() ? "" : " for number " + named;
    }

    private static int code(RawClient.Frame frame) {
        return frame.payload().length < 2
                ? 1005
                : ByteBuffer.wrap(frame.payload()).getShort() & 0xFFFF;
    }

    private String end(Shot shot) throws IOException {
        try {
            wire.bytes(shot.bytes());
            if (shot.what().equals("ENDS EARLY")) {
                wire.endOutput();
            }
            RawClient.Frame frame = wire.frame();
            while (frame.opcode() != RawClient.CLOSE) {
                frame = wire.frame();
            }
            return "close " + code(frame);
        } catch (EOFException | SocketException _) {
            return "gone";
        }
    }

    private static byte[] both(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private void reconnect() throws IOException {
        wire.close();
        connect();
    }

    private void connect() throws IOException {
        wire = RawClient.upgraded(port);
        wire.text(RawClient.hello(token));
        boolean ready = false;
        while (!ready) {
            RawClient.Frame frame = wire.frame();
            if (frame.opcode() == RawClient.CLOSE) {
                throw new IOException("not let in again: " + code(frame));
            }
            ObjectNode read = JsonMill.object(frame.text());
            ready = read.path("t").asText().equals("ready") && !read.path("more").asBoolean();
        }
        bad = 0;
        // So that there is a last number to which others can be compared.
        wire.text("{\"t\":\"listSessions\",\"i\":1}");
        number = 1;
        connectedAt = System.nanoTime();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
