package chat.parley.desktop.link;

import chat.parley.model.CloseReason;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Ready;
import chat.parley.protocol.ServerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The connection of one sign-in to its server, which comes back for ever. Belongs to the FX
/// thread.
///
/// [Comeback] says when; a connection that stood for 60 s counts as stable. [#ask] works while the
/// state is [ConnectionState.Online].
public final class ServerLink implements Server {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PATIENCE_FOR_CHANGES = Duration.ofSeconds(5);
    private static final Duration STABLE = Duration.ofSeconds(60);

    private final Setup setup;
    private final Comeback comeback;
    private final Renewal renewal;
    private @Nullable ServerListener listener;
    private ConnectionState state = new ConnectionState.Connecting(1);
    private @Nullable Connection connection;
    private Timers.@Nullable Scheduled retry;
    private Timers.@Nullable Scheduled stable;
    private boolean wantsFreshToken;
    private boolean stopped = true;
    private int attempt;

    ServerLink(Setup setup) {
        this.setup = setup;
        comeback = new Comeback(setup.random());
        renewal = new Renewal(setup.timers(), setup.tokens(), this);
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
            comeback.forgive();
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
        set(new ConnectionState.Connecting(comeback.attempt()));
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
            case Outcome.Refused<String>(var code, var text, var field, var wait) ->
                    follow(comeback.noToken(code, wait));
            case Outcome.Unreachable<String>() ->
                    follow(comeback.dropped(ConnectionState.Reason.UNREACHABLE));
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
        stable = setup.timers().after(STABLE, comeback::stable);
        renewal.begin(snapshot.getLast().tokenTtlSeconds());
        set(new ConnectionState.Online());
        told().ready(snapshot);
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
                follow(
                        comeback.dropped(
                                stood
                                        ? ConnectionState.Reason.LOST
                                        : ConnectionState.Reason.UNREACHABLE));
            } else {
                follow(comeback.closed(close, reason));
            }
        }
    }

    private void follow(Comeback.Next next) {
        switch (next) {
            case Comeback.Next.Rest(ConnectionState last) -> set(last);
            case Comeback.Next.Retry(Duration wait, var reason, boolean freshToken) -> {
                wantsFreshToken |= freshToken;
                retry = setup.timers().after(wait, this::connect);
                set(new ConnectionState.Waiting(setup.timers().now().plus(wait), reason));
            }
        }
    }

    private void set(ConnectionState next) {
        state = next;
        told().state(next);
    }

    private ServerListener told() {
        return Objects.requireNonNull(listener, "a link is started before anything happens on it");
    }

    private void cancelTimers() {
        for (Timers.Scheduled timer : new Timers.Scheduled[] {retry, stable}) {
            if (timer != null) {
                timer.cancel();
            }
        }
        retry = null;
        stable = null;
        renewal.cancel();
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
