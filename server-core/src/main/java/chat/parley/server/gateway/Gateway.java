package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.protocol.Hi;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.WireCodec;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Administration;
import chat.parley.server.accounts.Authentication;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.Profiles;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.messages.Messages;
import chat.parley.server.messages.RoomFeed;
import chat.parley.server.messages.Saved;
import chat.parley.server.messages.Threads;
import chat.parley.server.moderation.Census;
import chat.parley.server.moderation.Moderation;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.Invites;
import chat.parley.server.rooms.PersonFeed;
import chat.parley.server.rooms.Readers;
import chat.parley.server.rooms.Rooms;
import chat.parley.server.search.Searches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where every connection comes in: opens a [Session] for each, welcomes who is signed in, and
/// looks at all of them once a second. Thread-safe.
public final class Gateway implements AutoCloseable {

    /// What the gateway stands on.
    ///
    /// @param accounts who somebody is
    /// @param profiles what they say of themselves
    /// @param administration what administrators of the server do
    /// @param census how much there is
    /// @param moderation what is reported
    /// @param blocks whom they do not want to hear from
    /// @param rooms where they are
    /// @param invites how they come in by a code
    /// @param messages what they say
    /// @param saved what they keep of it
    /// @param threads which side talks they follow
    /// @param readers who has read what
    /// @param drafts what they have typed and not sent
    /// @param roomFeed what is new in a room
    /// @param personFeed what is new for a person
    /// @param searches what can be found
    /// @param presence who is there
    public record Features(
            Accounts accounts,
            Profiles profiles,
            Administration administration,
            Census census,
            Moderation moderation,
            Blocks blocks,
            Rooms rooms,
            Invites invites,
            Messages messages,
            Saved saved,
            Threads threads,
            Readers readers,
            Drafts drafts,
            RoomFeed roomFeed,
            PersonFeed personFeed,
            Searches searches,
            PresenceBoard presence) {}

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final long RESTART_MILLIS = 500;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HEADS = Duration.ofSeconds(60);
    private static final Duration PULSE = Duration.ofMillis(250);
    private static final long MINUTE_MILLIS = 60_000;

    private final Features features;
    private final Limits limits;
    private final InstantSource clock;
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
    // Apart, because those of the database may wait for it long.
    private final Rounds deadlineRounds = new Rounds("deadlines");
    private final Rounds bellRounds = new Rounds("bells");
    private final Rounds liveRounds = new Rounds("live");
    private volatile boolean closing;

    /// Opens the gateway.
    ///
    /// @param exchange reaches many connections at once
    public Gateway(
            Features features,
            Doorbell doorbell,
            Exchange exchange,
            Limits limits,
            InstantSource clock,
            Deadlines deadlines) {
        this.features = features;
        this.limits = limits;
        this.clock = clock;
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
                        clock.instant());
        this.dispatcher =
                new Dispatcher(features, live.receipts(), Permissions.standard(), sessions::size);
        this.welcome = new Welcome(features, limits, hub, codec, clock);
        this.paces = new AccountPaces(limits);
        this.bells = doorbell.listen(hub::onBell);
        deadlineRounds.every(SECOND, "looking at deadlines", this::lookAtDeadlines);
        bellRounds.every(SECOND, "looking for what bells may have missed", hub::sweep);
        bellRounds.every(HEADS, "telling heads", this::tellHeads);
        liveRounds.every(PULSE, "telling who is there", live::pulse);
        liveRounds.every(SECOND, "looking who is idle", this::lookWhoIsIdle);
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
        deadlineRounds.close();
        bellRounds.close();
        liveRounds.close();
        live.close();
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

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
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

    private void lookAtDeadlines() {
        long nanos = System.nanoTime();
        Instant time = now();
        sessions.forEach(session -> session.sweep(nanos, time));
        paces.sweep(nanos);
    }

    private void tellHeads() {
        sessions.forEach(session -> session.seats().tellHeads());
    }

    private void lookWhoIsIdle() {
        live.sweep(sessions, System.nanoTime(), clock.instant());
    }
}
