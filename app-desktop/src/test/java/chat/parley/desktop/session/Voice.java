package chat.parley.desktop.session;

import static org.awaitility.Awaitility.await;

import chat.parley.desktop.link.Api;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.link.FxTimers;
import chat.parley.desktop.link.Links;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.link.ServerKeys;
import chat.parley.desktop.link.ServerListener;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Ready;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.ServerInfo;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Somebody who says every command of the protocol and shows nothing: a bare connection to a real
/// server. Used from the test's thread.
final class Voice implements AutoCloseable {
    /// Everybody's in these tests.
    private static final String PASSWORD = "correct horse";

    /// Drops what a connection still tells when nobody listens any more.
    private final ExecutorService fx =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new ThreadPoolExecutor.DiscardPolicy());

    private final FxTimers timers = new FxTimers(Clock.systemUTC(), fx);
    private final AtomicBoolean online = new AtomicBoolean();
    private final PersonId id;
    private final Server server;

    /// Makes an account and connects.
    static Voice registers(String address, String username) {
        NewAccount account = new NewAccount(username, username, PASSWORD, null, null, null);
        return new Voice(address, api -> then -> api.register(account, then));
    }

    /// Connects as one more device of an account that a [Desk] made.
    static Voice signsIn(String address, String username) {
        SignIn again = new SignIn(username, PASSWORD, "voice");
        return new Voice(address, api -> then -> api.signIn(again, then));
    }

    private Voice(String typed, Function<Api, Consumer<Consumer<Outcome<SessionGrant>>>> enter) {
        ServerAddress address = ServerAddress.parse(typed).orElseThrow();
        Links links = new Links("voice", "Parley/test", timers, new Random(), fx);
        SessionGrant grant;
        ServerInfo info;
        try (Api api = links.api(address, ServerKeys.firstMeeting())) {
            info = this.<ServerInfo>answer(api::server);
            grant = answer(enter.apply(api));
        }
        id = grant.person();
        server =
                links.link(
                        info.serverId(),
                        address,
                        ServerKeys.firstMeeting(),
                        (fresh, then) -> then.accept(new Outcome.Done<>(grant.token())));
        fx.execute(() -> server.start(new Deaf()));
        await("connected").untilTrue(online);
    }

    PersonId id() {
        return id;
    }

    static OperationId op() {
        return new OperationId(UUID.randomUUID());
    }

    /// Says a command and waits until it is done; a refusal fails the test.
    <A extends Answer> A does(Class<A> answer, LongFunction<? extends ClientCommand> command) {
        return answer(then -> server.ask(command, answer, then));
    }

    MessageId says(RoomId room, String text) {
        OperationId op = op();
        return does(MessageAccepted.class, i -> SendMessage.plain(i, op, room, text)).message();
    }

    private <A> A answer(Consumer<Consumer<Outcome<A>>> question) {
        AtomicReference<Outcome<A>> heard = new AtomicReference<>();
        fx.execute(() -> question.accept(heard::set));
        await("an answer").until(() -> heard.get() != null);
        if (heard.get() instanceof Outcome.Done<A>(A value)) {
            return value;
        }
        throw new AssertionError("expected it to be done: " + heard.get());
    }

    @Override
    public void close() {
        fx.execute(() -> server.stop(new ConnectionState.SignedOut(ConnectionState.Why.HERE)));
        timers.close();
        fx.shutdown();
    }

    /// Hears that it is connected and nothing else.
    private final class Deaf implements ServerListener {
        @Override
        public void state(ConnectionState state) {
            // Only a snapshot tells that commands arrive.
        }

        @Override
        public void ready(List<Ready> snapshot) {
            online.set(true);
        }

        @Override
        public void event(ServerEvent event) {
            // What others see is looked at on their screens.
        }
    }
}
