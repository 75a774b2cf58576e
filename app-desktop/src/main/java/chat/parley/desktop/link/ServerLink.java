package chat.parley.desktop.link;

import chat.parley.model.CloseReason;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Done;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.ServerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The connection of one sign-in to its server, which comes back for ever. Belongs to the FX
/// thread.
///
/// Waits between tries grow from 0.5 s to 30 s with full jitter and start over after 60 s of a
/// stable connection; each close code does what the protocol says of it. [#ask] works while the
/// state is [ConnectionState.Online].
public final class ServerLink implements Server {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PATIENCE_FOR_CHANGES = Duration.ofSeconds(5);
    private static final Duration STABLE = Duration.ofSeconds(60);
    private static final double RENEW_AT = 0.8;
    private static final Pattern RETRY = Pattern.compile("\"retryMs\"\\s*:\\s*(\\d{1,9})");

    private final Setup setup;
    private final Backoff backoff;
    private @Nullable ServerListener listener;
    private ConnectionState state = new ConnectionState.Connecting(1);
    private @Nullable Connection connection;
    private Timers.@Nullable Scheduled retry;
    private Timers.@Nullable Scheduled stable;
    private Timers.@Nullable Scheduled renewal;
    private int onceCode;
    private boolean wantsFreshToken;
    private boolean stopped = true;
    private int attempt;

    ServerLink(Setup setup) {
        this.setup = setup;
        backoff = new Backoff(setup.random());
    }

    @Override
    public void start(ServerListener told) {
        listener = told;
        stopped = false;
        connect();
    }

    @Override
    public void tryNow() {
        boolean resting = connection == null && !(state instanceof ConnectionState.Connecting);
        if (!stopped && resting) {
            onceCode = 0;
            connect();
        }
    }

    @Override
    public void stop(ConnectionState last) {
        stopped = true;
        attempt++;
        cancelTimers();
        Connection ending = connection;
        connection = null;
        if (ending != null) {
            ending.close();
        }
        set(last);
    }

    @Override
    public <A extends Answer> void ask(
            LongFunction<? extends ClientCommand> command,
            Class<A> answer,
            Consumer<Outcome<A>> then) {
        Connection present = connection;
        if (present == null || !state.online()) {
            then.accept(new Outcome.Unreachable<>());
            return;
        }
        boolean changes = answer == ChangesPage.class;
        present.ask(command, answer, changes ? PATIENCE_FOR_CHANGES : PATIENCE, then);
    }

    @Override
    public void tell(LongFunction<? extends ClientCommand> command) {
        Connection present = connection;
        if (present != null && state.online()) {
            present.tell(command);
        }
    }

    private void connect() {
        cancelTimers();
        int mine = ++attempt;
        set(new ConnectionState.Connecting(backoff.failures() + 1));
        setup.tokens()
                .token(
                        wantsFreshToken,
                        outcome -> {
                            if (mine == attempt && !stopped) {
                                tokenCame(outcome);
                            }
                        });
    }

    private void tokenCame(Outcome<String> outcome) {
        switch (outcome) {
            case Outcome.Done<String>(String token) -> open(token);
            case Outcome.Refused<String>(var code, var text, var field, var wait) -> {
                if (code == RefusalCode.RATE_LIMITED || code == RefusalCode.INTERNAL) {
                    retryIn(
                            backoff.next(wait == null ? Duration.ZERO : wait),
                            ConnectionState.Reason.TOO_FAST);
                } else {
                    set(
                            new ConnectionState.SignedOut(
                                    code == RefusalCode.SUSPENDED
                                            ? ConnectionState.Why.SUSPENDED
                                            : ConnectionState.Why.UNKNOWN_TOKEN));
                }
            }
            case Outcome.Unreachable<String>() -> dropped(ConnectionState.Reason.UNREACHABLE);
        }
    }

    private void open(String token) {
        int mine = attempt;
        connection =
                new Connection(
                        setup.opener(),
                        new Connection.Greeting(
                                setup.serverId(), token, setup.device(), setup.app()),
                        setup.timers(),
                        setup.random(),
                        setup.fx(),
                        new Connection.Owner() {
                            @Override
                            public void ready(List<Ready> snapshot) {
                                if (mine == attempt) {
                                    online(snapshot);
                                }
                            }

                            @Override
                            public void event(ServerEvent event) {
                                if (mine == attempt) {
                                    told().event(event);
                                }
                            }

                            @Override
                            public void ended(int code, String reason) {
                                if (mine == attempt) {
                                    connectionEnded(code, reason);
                                }
                            }
                        });
    }

    private void online(List<Ready> snapshot) {
        wantsFreshToken = false;
        stable = setup.timers().after(STABLE, this::stable);
        renewIn(snapshot.getLast().tokenTtlSeconds());
        set(new ConnectionState.Online());
        told().ready(snapshot);
    }

    private void stable() {
        backoff.reset();
        onceCode = 0;
    }

    private void renewIn(long ttlSeconds) {
        renewal =
                setup.timers()
                        .after(
                                Duration.ofMillis((long) (ttlSeconds * 1000 * RENEW_AT)),
                                this::renew);
    }

    private void renew() {
        int mine = attempt;
        setup.tokens()
                .token(
                        true,
                        outcome -> {
                            if (mine == attempt) {
                                outcome.whenDone(token ->
                                        ask(
                                                i -> new Reauthenticate(i, token),
                                                Done.class,
                                                done -> {}));
                            }
                        });
    }

    private void connectionEnded(int code, String reason) {
        boolean stood = state.online();
        connection = null;
        attempt++;
        cancelTimers();
        String refused = setup.keys().refused().orElse(null);
        if (refused != null) {
            set(new ConnectionState.KeyChanged(setup.keys().pinned().orElse(""), refused));
        } else if (code == Connection.Owner.OTHER_SERVER) {
            set(new ConnectionState.Stopped(ConnectionState.Stop.OTHER_SERVER));
        } else {
            CloseReason close = CloseReason.of(code).orElse(null);
            if (close == null) {
                dropped(stood ? ConnectionState.Reason.LOST : ConnectionState.Reason.UNREACHABLE);
            } else {
                closed(close, reason);
            }
        }
    }

    private void closed(CloseReason close, String reason) {
        switch (close.comeback()) {
            case NO -> set(staysAway(close));
            case ONCE -> once(close);
            case WHEN_TOLD ->
                    retryIn(backoff.next(toldToWait(reason)), ConnectionState.Reason.RESTARTING);
            case YES -> dropped(ConnectionState.Reason.FAULT);
            case LATER -> retryIn(backoff.nextLong(), ConnectionState.Reason.BUSY);
            case AT_ONCE -> retryIn(Duration.ZERO, ConnectionState.Reason.LOST);
            case AFTER_WAIT ->
                    retryIn(backoff.next(close.patience()), ConnectionState.Reason.TOO_FAST);
            case AFTER_REFRESH -> {
                wantsFreshToken = true;
                dropped(ConnectionState.Reason.LOST);
            }
            case AFTER_SIGN_IN ->
                    set(new ConnectionState.SignedOut(ConnectionState.Why.UNKNOWN_TOKEN));
            case AFTER_UPDATE -> set(new ConnectionState.Stopped(ConnectionState.Stop.PROTOCOL));
        }
    }

    private static ConnectionState staysAway(CloseReason close) {
        return switch (close) {
            case SESSION_ENDED -> new ConnectionState.SignedOut(ConnectionState.Why.ENDED);
            case ACCOUNT_SUSPENDED -> new ConnectionState.SignedOut(ConnectionState.Why.SUSPENDED);
            default -> new ConnectionState.Stopped(ConnectionState.Stop.POLICY);
        };
    }

    private void once(CloseReason close) {
        if (onceCode == close.code()) {
            set(new ConnectionState.Stopped(ConnectionState.Stop.POLICY));
        } else {
            onceCode = close.code();
            dropped(ConnectionState.Reason.FAULT);
        }
    }

    private static Duration toldToWait(String reason) {
        Matcher found = RETRY.matcher(reason);
        return found.find() ? Duration.ofMillis(Long.parseLong(found.group(1))) : Duration.ZERO;
    }

    private void dropped(ConnectionState.Reason reason) {
        retryIn(backoff.next(), reason);
    }

    private void retryIn(Duration wait, ConnectionState.Reason reason) {
        retry = setup.timers().after(wait, this::connect);
        set(new ConnectionState.Waiting(setup.timers().now().plus(wait), reason));
    }

    private void set(ConnectionState next) {
        state = next;
        told().state(next);
    }

    private ServerListener told() {
        return Objects.requireNonNull(listener, "a link is started before anything happens on it");
    }

    private void cancelTimers() {
        for (Timers.Scheduled timer : new Timers.Scheduled[] {retry, stable, renewal}) {
            if (timer != null) {
                timer.cancel();
            }
        }
        retry = null;
        stable = null;
        renewal = null;
    }

    /// What a link stands on.
    ///
    /// @param serverId the only server that is talked to at the address
    /// @param device how this sign-in is called in lists of devices
    /// @param app name and version of this program
    record Setup(
            String serverId,
            String device,
            String app,
            Wire.Opener opener,
            ServerKeys keys,
            Tokens tokens,
            Timers timers,
            RandomGenerator random,
            Executor fx) {}
}
