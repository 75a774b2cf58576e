package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.protocol.ServerFrame;
import chat.parley.server.accounts.SignedIn;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection from `hi` to its close: who is there, and their commands, which run in order on a
/// virtual thread. What its person hears is in its [Seats].
///
/// The transport's thread calls [#onText], [#onPing] and [#onClosed]; they return at once.
public final class Session {

    private final Connection connection;
    private final Gateway gateway;
    private final Inbox inbox;
    private final long openedAt;
    private final @Nullable TokenBucket pings;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.NEW);
    private final Seats seats;
    private volatile long heardAt;
    private volatile long actedAt;
    private volatile @Nullable SignedIn signedIn;
    private volatile @Nullable PersonalNews news;
    private volatile boolean welcomed;
    private volatile @Nullable CloseReason ending;

    Session(Connection connection, Gateway gateway) {
        this.connection = connection;
        this.gateway = gateway;
        this.openedAt = gateway.nanos();
        this.heardAt = openedAt;
        this.actedAt = openedAt;
        this.seats = gateway.seats(this);
        this.inbox =
                new Inbox(
                        gateway.limits().count(Limit.UNANSWERED), new CommandReader(this, gateway));
        double rate = gateway.limits().value(Limit.PINGS_PER_SECOND);
        this.pings = rate == 0 ? null : new TokenBucket(rate, rate, openedAt);
    }

    private enum Stage {
        NEW,
        IN,
        GONE
    }

    /// A text frame arrived.
    public void onText(String text) {
        heardAt = gateway.nanos();
        if (!inbox.put(text)) {
            connection.close(CloseReason.TOO_FAST, "");
        }
    }

    /// A ping of the WebSocket itself arrived.
    public void onPing() {
        heardAt = gateway.nanos();
        countPing();
    }

    /// The connection is closing or gone.
    public void onClosed() {
        if (ended.compareAndSet(false, true)) {
            inbox.close();
            Thread.ofVirtual().name("goodbye").start(() -> gateway.onEnd(this));
        }
    }

    Connection connection() {
        return connection;
    }

    /// Who is there.
    ///
    /// @throws IllegalStateException before `hello`
    SignedIn signedIn() {
        SignedIn known = signedIn;
        if (known == null) {
            throw new IllegalStateException("nobody is signed in yet");
        }
        return known;
    }

    /// Whether this is a connection of that person.
    boolean is(PersonId person) {
        SignedIn known = signedIn;
        return known != null && known.person().equals(person);
    }

    /// What this person hears here.
    Seats seats() {
        return seats;
    }

    /// Tells personal changes from now on.
    void follow(PersonalNews personal) {
        news = personal;
        personal.look();
    }

    /// Looks for personal changes.
    void lookForNews() {
        PersonalNews personal = news;
        if (personal != null) {
            personal.look();
        }
    }

    /// Tells what is new before it returns: who has entered a room hears what is said there from
    /// the answer on, their own next command included.
    void hearNews() {
        PersonalNews personal = news;
        if (personal != null) {
            personal.catchUp();
        }
    }

    /// The rows have personal changes up to this number.
    void newsReach(long number) {
        PersonalNews personal = news;
        if (personal != null) {
            personal.reachTo(number);
        }
    }

    /// Notes that it hears of things now.
    ///
    /// @return false when it has ended already
    boolean begin() {
        return stage.compareAndSet(Stage.NEW, Stage.IN);
    }

    /// Notes that it has ended.
    ///
    /// @return whether it had begun
    boolean end() {
        return stage.getAndSet(Stage.GONE) == Stage.IN;
    }

    /// Whether it has closed.
    boolean ended() {
        return ended.get();
    }

    void send(ServerFrame frame) {
        gateway.counts().send(frame);
        connection.send(gateway.codec().write(frame));
    }

    /// Goes on as the same person with a newer token.
    ///
    /// @throws Refusal `FORBIDDEN` if it is another person's
    void goOnAs(SignedIn next) {
        if (!is(next.person())) {
            throw Refusal.forbidden();
        }
        signedIn = next;
    }

    /// Ends the connection once the answer to the present command has gone out.
    void endsAs(CloseReason reason) {
        ending = reason;
    }

    /// Why it ends after the present command, if it does.
    @Nullable CloseReason ending() {
        return ending;
    }

    /// Once a second: closes a connection that said no hello, is silent, or whose token has
    /// expired.
    void sweep(long now, Instant time) {
        SignedIn known = signedIn;
        if (known == null && now - openedAt > gateway.deadlines().hello().toNanos()) {
            connection.close(CloseReason.NO_HELLO, "");
        } else if (now - heardAt > gateway.deadlines().silence().toNanos()) {
            connection.close(CloseReason.GOING_AWAY, Gateway.retryAfter(0));
        } else if (known != null && !known.expiresAt().isAfter(time)) {
            connection.close(CloseReason.TOKEN_EXPIRED, "");
        }
    }

    /// The person did something here.
    void acted() {
        actedAt = gateway.nanos();
        gateway.idleness().acted(signedIn().person());
    }

    /// When the person did something last, in nanoseconds.
    long actedAt() {
        return actedAt;
    }

    /// Knows who is there from now on.
    void signIn(SignedIn known) {
        signedIn = known;
    }

    /// Whether `hello` was said and accepted.
    boolean greeted() {
        return signedIn != null;
    }

    /// Notes that its snapshot has gone out and that it hears its rooms: nothing of other people
    /// may come before that.
    void welcome() {
        welcomed = true;
    }

    /// Whether its snapshot has gone out.
    boolean welcomed() {
        return welcomed;
    }

    /// Goes on with the frames that wait.
    void resume() {
        inbox.resume();
    }

    /// Counts a ping; too many in a second close the connection.
    void countPing() {
        if (pings != null && !pings.take(gateway.nanos()).isZero()) {
            connection.close(CloseReason.TOO_FAST, "");
        }
    }
}
