package chat.parley.desktop.link;

import chat.parley.model.CloseReason;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.ClientFrame;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Hi;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/// One connection from `hello` to its end: greeting, snapshot, pings. Belongs to the FX thread.
///
/// However it ends, every open question is answered [Outcome.Unreachable] and its owner hears of it
/// once.
final class Connection {
    private static final Duration GREETING = Duration.ofSeconds(15);
    private static final Duration PONG = Duration.ofSeconds(10);
    private static final long PING_MILLIS = 20_000;
    private static final double PING_JITTER = 0.2;

    private final Greeting greeting;
    private final Timers timers;
    private final RandomGenerator random;
    private final Owner owner;
    private final WireCodec codec = new WireCodec();
    private final Received received;
    private final Wire wire;
    private final Questions questions;
    private final List<Ready> snapshot = new ArrayList<>();
    private Timers.Scheduled deadline;
    private long lastPing;
    private boolean ended;

    Connection(
            Wire.Opener opener,
            Greeting greeting,
            Timers timers,
            RandomGenerator random,
            Executor fx,
            Owner owner) {
        this.greeting = greeting;
        this.timers = timers;
        this.random = random;
        this.owner = owner;
        deadline = timers.after(GREETING, () -> end(Wire.Events.NO_CODE, "no greeting"));
        received = new Received(fx, this::happened);
        questions =
                new Questions(
                        timers, received, this::send, () -> end(Wire.Events.NO_CODE, "no answer"));
        wire = opener.open(received);
    }

    <A extends Answer> void ask(
            LongFunction<? extends ClientCommand> command,
            Class<A> answer,
            Duration patience,
            Consumer<Outcome<A>> then) {
        questions.ask(command, answer, patience, then);
    }

    void tell(LongFunction<? extends ClientCommand> command) {
        questions.tell(command);
    }

    /// Ends it from this side.
    void close() {
        end(Wire.Events.NO_CODE, "closed here");
    }

    private void send(ClientFrame frame) {
        wire.send(new String(codec.write(frame), StandardCharsets.UTF_8));
    }

    private void happened(Received.Happening happening) {
        if (ended) {
            return;
        }
        switch (happening) {
            case Received.Happening.Opened() -> {
                // The server speaks first.
            }
            case Received.Happening.Came(ServerFrame frame) -> came(frame);
            case Received.Happening.Closed(int code, String reason) -> end(code, reason);
        }
    }

    private void came(ServerFrame frame) {
        switch (frame) {
            case Hi hi -> greet(hi);
            case Ready ready -> ready(ready);
            case Ok ok -> questions.answered(ok);
            case Refused refused -> questions.refused(refused);
            case Pong pong -> ponged(pong);
            case ServerEvent event -> owner.event(event);
        }
    }

    private void greet(Hi hi) {
        if (!hi.serverId().equals(greeting.serverId())) {
            end(Owner.OTHER_SERVER, hi.serverId());
        } else if (!hi.protocol().contains(Protocol.VERSION)) {
            end(CloseReason.WRONG_VERSION.code(), "");
        } else {
            send(new Hello(Protocol.VERSION, greeting.token(), greeting.device(), greeting.app()));
        }
    }

    private void ready(Ready ready) {
        snapshot.add(ready);
        if (!ready.more()) {
            deadline.cancel();
            nextPing();
            owner.ready(List.copyOf(snapshot));
        }
    }

    private void nextPing() {
        double factor = 1 - PING_JITTER + 2 * PING_JITTER * random.nextDouble();
        deadline = timers.after(Duration.ofMillis((long) (PING_MILLIS * factor)), this::ping);
    }

    private void ping() {
        send(new Ping(++lastPing));
        deadline = timers.after(PONG, () -> end(Wire.Events.NO_CODE, "silent"));
    }

    private void ponged(Pong pong) {
        if (pong.n() == lastPing) {
            deadline.cancel();
            nextPing();
        }
    }

    private void end(int code, String reason) {
        if (ended) {
            return;
        }
        ended = true;
        deadline.cancel();
        wire.close();
        List<Question<?>> lost = questions.end();
        owner.ended(code, reason);
        lost.forEach(Question::lost);
    }

    /// What is said in `hello`, and to which server only.
    record Greeting(String serverId, String token, String device, String app) {}

    /// Who hears what happens on a connection.
    interface Owner {
        /// Stands for "another server than expected" where a close code stands otherwise.
        int OTHER_SERVER = -2;

        void ready(List<Ready> snapshot);

        void event(ServerEvent event);

        /// The connection is over.
        ///
        /// @param code a close code, [Wire.Events#NO_CODE] or [#OTHER_SERVER]
        void ended(int code, String reason);
    }
}
