package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.UuidV7;
import chat.parley.protocol.Hi;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.WireCodec;
import chat.parley.server.accounts.Authentication;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.doorbell.Doorbell;
import java.time.Duration;
import java.time.Instant;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where every connection comes in: opens a [Session] for each, welcomes who is signed in, and
/// knows all of them, for its [Patrol] to look at. Thread-safe; started and closed by one thread.
public final class Gateway implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final long RESTART_MILLIS = 500;
    private static final long MINUTE_MILLIS = 60_000;

    private final Features features;
    private final Limits limits;
    private final TimeAndChance world;
    private final UuidV7 incidents;
    private final Deadlines deadlines;
    private final WireCodec codec = new WireCodec();
    private final Hub hub;
    private final Dispatcher dispatcher;
    private final Welcome welcome;
    private final AccountPaces paces;
    private final Live live;
    private final AnswerCounts counts = new AnswerCounts();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Doorbell.Listening bells;
    private @Nullable Patrol patrol;
    private volatile boolean closing;

    /// Opens the gateway; it looks at nothing by itself before [#start()].
    ///
    /// @param exchange reaches many connections at once
    public Gateway(
            Features features,
            Doorbell doorbell,
            Exchange exchange,
            Limits limits,
            Deadlines deadlines,
            TimeAndChance world) {
        this.features = features;
        this.limits = limits;
        this.world = world;
        this.incidents = new UuidV7(world.clock(), world.random());
        this.deadlines = deadlines;
        this.hub = new Hub(features.roomFeed(), features.personFeed(), codec, exchange);
        this.live =
                new Live(
                        features,
                        hub,
                        codec,
                        exchange,
                        Duration.ofMillis(
                                (long) (limits.value(Limit.IDLE_MINUTES) * MINUTE_MILLIS)),
                        now());
        this.dispatcher =
                new Dispatcher(
                        features,
                        live.commands(),
                        Permissions.standard(),
                        sessions::size,
                        this::newIncident);
        this.welcome =
                new Welcome(features, limits, hub, live.presenceNews(), codec, world.clock());
        this.paces = new AccountPaces(limits);
        this.bells = doorbell.listen(hub::onBell);
    }

    /// Looks at deadlines, at what bells may have missed and at who is there from now on; called
    /// once.
    ///
    /// @return this gateway
    public Gateway start() {
        patrol = new Patrol(this);
        return this;
    }

    /// Begins a session on a new connection and says `hi`. Called on the transport's thread.
    public Session open(Connection connection) {
        Session session = new Session(connection, this);
        sessions.add(session);
        session.send(
                new Hi(
                        features.accounts().serverId(),
                        List.of(Protocol.VERSION),
                        HEARTBEAT.toMillis(),
                        WireCodec.MAX_FRAME_BYTES));
        if (closing) {
            sayRestart(session);
        }
        return session;
    }

    /// An id under which a fault is logged, for who has to ask about it.
    public String newIncident() {
        return incidents.next().toString();
    }

    /// How many connections are open.
    public int connections() {
        return sessions.size();
    }

    /// What was answered since the start.
    public AnswerCounts counts() {
        return counts;
    }

    /// How many bytes wait for the sockets of all connections, at this moment.
    public IntSummaryStatistics waitingBytes() {
        return sessions.stream()
                .mapToInt(session -> session.connection().waitingBytes())
                .summaryStatistics();
    }

    /// Tells every client to come back later, and looks at nothing any more.
    @Override
    public void close() {
        closing = true;
        bells.close();
        if (patrol != null) {
            patrol.close();
        }
        live.close();
        welcome.keepLastSeen(hub.people());
        sessions.forEach(Gateway::sayRestart);
    }

    Limits limits() {
        return limits;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    WireCodec codec() {
        return codec;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Permissions permissions() {
        return Permissions.standard();
    }

    Idleness idleness() {
        return live.idleness();
    }

    AccountPaces paces() {
        return paces;
    }

    /// The time of day.
    Instant now() {
        return world.clock().instant();
    }

    /// The machine's own time, in nanoseconds.
    long nanos() {
        return world.nanos().getAsLong();
    }

    Authentication authenticate(String token) {
        return features.accounts().authenticate(token);
    }

    Seats seats(Session session) {
        return new Seats(session, hub);
    }

    /// Gives a session its snapshot, and from there on everything that changes.
    void welcome(Session session, SignedIn known) {
        welcome.greet(session, known);
    }

    /// A session has ended; called once, on a virtual thread.
    void onEnd(Session session) {
        sessions.remove(session);
        if (session.end()) {
            welcome.leave(session, session.signedIn().person(), !closing);
        }
    }

    /// Something failed that no command answers for: the client comes back and starts afresh.
    void onFault(Session session, RuntimeException fault) {
        log.error("a session failed", fault);
        session.connection().close(CloseReason.FAULT, "");
    }

    /// The close text that tells when to come back.
    static String retryAfter(long millis) {
        return "{\"retryMs\":" + millis + "}";
    }

    private static void sayRestart(Session session) {
        session.connection().close(CloseReason.RESTART, retryAfter(RESTART_MILLIS));
    }

    /// Closes what is overdue, and forgets rates that nobody is held to any more.
    void lookAtDeadlines() {
        long nanos = nanos();
        Instant time = now();
        sessions.forEach(session -> session.sweep(nanos, time));
        paces.sweep(nanos);
    }

    /// Looks into the rows for what nobody rang for.
    void lookForMissedBells() {
        hub.sweep();
    }

    /// Tells every session the last number of each of its rooms.
    void tellHeads() {
        sessions.forEach(session -> session.seats().tellHeads());
    }

    /// Tells what has gathered of who is there and who has read what.
    void tellWhoIsThere() {
        live.pulse(nanos());
    }

    /// Looks who does nothing any more, and whose status is over.
    void lookWhoIsIdle() {
        live.sweep(sessions, nanos(), now());
    }
}
