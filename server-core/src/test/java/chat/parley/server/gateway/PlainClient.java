package chat.parley.server.gateway;

import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.PersonId;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.WireCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A client of a gateway without a socket between them. Keeps what it is sent, but for pongs; a
/// test may act in the middle of that.
final class PlainClient implements Connection {

    private final WireCodec codec = new WireCodec();
    private final List<ServerFrame> frames = new CopyOnWriteArrayList<>();
    private final Map<Long, Class<? extends Answer>> asked = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final SessionGrant grant;
    private final Runnable uponReady;
    private volatile Consumer<ServerFrame> watch = _ -> {};
    private final Session session;
    private volatile @Nullable CloseReason closed;
    private volatile boolean ponged;

    /// Connects.
    ///
    /// @param uponReady done while its snapshot is on its way
    PlainClient(Gateway gateway, SessionGrant grant, Runnable uponReady) {
        this.grant = grant;
        this.uponReady = uponReady;
        this.session = gateway.open(this);
    }

    /// Says hello and waits until it is let in. What comes in is read in order, so the ping is
    /// answered only once nothing of the welcome is under way any more.
    PlainClient greet() {
        session.onText(text(codec.write(new Hello(1, grant.token(), "test", "test"))));
        session.onText(text(codec.write(new Ping(1))));
        await().until(() -> ponged);
        return this;
    }

    PersonId id() {
        return grant.person();
    }

    /// Has every frame that comes from now on looked at while it comes.
    void watch(Consumer<ServerFrame> each) {
        watch = each;
    }

    /// Looks for personal changes, as a bell would have it do.
    void ring() {
        session.lookForNews();
    }

    /// The answer to a command.
    ServerFrame ask(LongFunction<ClientCommand> command) {
        ClientCommand numbered = command.apply(numbers.incrementAndGet());
        asked.put(numbered.i(), numbered.answerType());
        session.onText(text(codec.write(numbered)));
        await().until(() -> frames.stream().anyMatch(frame -> answers(frame, numbered.i())));
        return frames.stream()
                .filter(frame -> answers(frame, numbered.i()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean answers(ServerFrame frame, long i) {
        return switch (frame) {
            case Ok(long re, _) -> re == i;
            case Refused no -> Objects.equals(no.re(), i);
            default -> false;
        };
    }

    /// What it was sent so far.
    List<ServerFrame> frames() {
        return List.copyOf(frames);
    }

    /// What it was sent of one kind so far.
    <F extends ServerFrame> List<F> frames(Class<F> type) {
        return frames.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Why it was sent away, if it was.
    @Nullable CloseReason closed() {
        return closed;
    }

    /// Ends.
    void leave() {
        session.onClosed();
    }

    @Override
    public void send(byte[] json) {
        ServerFrame frame = Objects.requireNonNull(codec.readServerFrame(text(json), asked::get));
        if (frame instanceof Pong) {
            ponged = true;
            return;
        }
        frames.add(frame);
        watch.accept(frame);
        if (frame instanceof Ready) {
            uponReady.run();
        }
    }

    @Override
    public boolean crowded() {
        return false;
    }

    @Override
    public int waitingBytes() {
        return 0;
    }

    @Override
    public void whenClear(Runnable task) {
        task.run();
    }

    @Override
    public void close(CloseReason reason, String text) {
        closed = reason;
    }

    @Override
    public String host() {
        return "";
    }

    @Override
    public String remoteAddress() {
        return "";
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
