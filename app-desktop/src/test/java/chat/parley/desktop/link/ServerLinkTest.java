package chat.parley.desktop.link;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.session.ManualTimers;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.Done;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.Hello;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.Ok;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.Refused;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A link comes back for ever, matches answers to questions, and does what each close code says.
class ServerLinkTest {
    private final ManualTimers timers = new ManualTimers();
    private final List<MemoryWire> wires = new ArrayList<>();
    private final List<Boolean> freshTokens = new ArrayList<>();
    private final Heard heard = new Heard();
    private Outcome<String> token = new Outcome.Done<>("token");
    private final ServerLink link =
            new ServerLink(
                    new ServerLink.Setup(
                            "server",
                            "desk",
                            "Parley/test",
                            events -> {
                                wires.add(new MemoryWire(events));
                                return wires.getLast();
                            },
                            ServerKeys.known(null),
                            this::token,
                            timers,
                            new Random(7),
                            Runnable::run));

    private void token(boolean fresh, Consumer<Outcome<String>> then) {
        freshTokens.add(fresh);
        then.accept(token);
    }

    @BeforeEach
    void start() {
        link.start(heard);
    }

    @Test
    void saysHelloAndIsOnlineAfterTheSnapshot() {
        wires.getFirst().welcome();

        assertThat(wires.getFirst().sent())
                .containsExactly(new Hello(1, "token", "desk", "Parley/test"));
        assertThat(heard.last()).isEqualTo(new ConnectionState.Online());
        assertThat(heard.snapshots).hasSize(1);
    }

    @Test
    void matchesAnswersToQuestionsInWhateverOrderTheyCome() {
        wires.getFirst().welcome();
        List<String> answers = new ArrayList<>();
        link.ask(i -> new FindPeople(i, "a", null), PeopleFound.class, o -> answers.add("a"));
        link.ask(i -> new FindPeople(i, "b", null), PeopleFound.class, o -> answers.add("b"));

        wires.getFirst().say(new Ok(2, new PeopleFound(List.of())));
        wires.getFirst().say(new Ok(1, new PeopleFound(List.of())));

        assertThat(answers).containsExactly("b", "a");
    }

    @Test
    void refusesByItselfWhatTheCommandCannotHold() {
        wires.getFirst().welcome();
        List<Outcome<MessageAccepted>> outcomes = new ArrayList<>();
        link.ask(
                i -> SendMessage.plain(i, operation(), room(), " "),
                MessageAccepted.class,
                outcomes::add);
        link.ask(
                i -> SendMessage.plain(i, operation(), room(), "fine"),
                MessageAccepted.class,
                outcomes::add);

        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Refused.class);
        assertThat(((SendMessage) wires.getFirst().sent().getLast()).i()).isEqualTo(1);
    }

    @Test
    void leavesQuestionsUnansweredWhenTheConnectionBreaks() {
        wires.getFirst().welcome();
        List<Outcome<PeopleFound>> outcomes = new ArrayList<>();
        link.ask(i -> new FindPeople(i, "a", null), PeopleFound.class, outcomes::add);

        wires.getFirst().hang(Wire.Events.NO_CODE, "");

        assertThat(outcomes).containsExactly(new Outcome.Unreachable<>());
        assertThat(heard.last())
                .isInstanceOfSatisfying(
                        ConnectionState.Waiting.class,
                        waiting ->
                                assertThat(waiting.reason())
                                        .isEqualTo(ConnectionState.Reason.LOST));
    }

    @Test
    void neverHasMoreThanTheServerAllowsUnanswered() {
        wires.getFirst().welcome();
        for (int i = 0; i < 60; i++) {
            link.ask(n -> new FindPeople(n, "a", null), PeopleFound.class, outcome -> {});
        }
        assertThat(wires.getFirst().sent()).hasSizeLessThanOrEqualTo(1 + 32);

        for (int i = 1; i <= 60; i++) {
            wires.getFirst().say(new Ok(i, new PeopleFound(List.of())));
        }
        assertThat(wires.getFirst().sent()).hasSize(61);
    }

    @Test
    void triesForEverWithWaitsUpToThirtySeconds() {
        for (int i = 0; i < 50; i++) {
            wires.getLast().hang(Wire.Events.NO_CODE, "");
            ConnectionState.Waiting waiting = (ConnectionState.Waiting) heard.last();
            Duration wait = Duration.between(timers.now(), waiting.retryAt());
            assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30));
            timers.pass(wait);
        }
        assertThat(wires).hasSize(51);
    }

    @Test
    void triesAtOnceWhenThePersonAsks() {
        wires.getLast().hang(Wire.Events.NO_CODE, "");
        link.tryNow();
        assertThat(wires).hasSize(2);
        link.tryNow();
        assertThat(wires).hasSize(2);
    }

    @Test
    void givesUpAConnectionThatDoesNotAnswerAPing() {
        wires.getFirst().welcome();
        timers.pass(Duration.ofSeconds(24));
        Ping ping = (Ping) wires.getFirst().sent().getLast();
        wires.getFirst().say(new Pong(ping.n(), Instant.EPOCH));
        assertThat(heard.last()).isEqualTo(new ConnectionState.Online());

        timers.pass(Duration.ofSeconds(34));
        assertThat(wires.getFirst().closed()).isTrue();
        assertThat(wires.size() > 1 || heard.last() instanceof ConnectionState.Waiting).isTrue();
    }

    @Test
    void givesUpAServerThatNeverGreets() {
        timers.pass(Duration.ofSeconds(15));
        assertThat(wires.getFirst().closed()).isTrue();
    }

    @Test
    void asksForAFreshTokenWhenItsOwnExpired() {
        wires.getFirst().hang(4003, "");
        timers.pass(Duration.ofSeconds(1));
        assertThat(freshTokens).containsExactly(false, true);
    }

    @Test
    void renewsItsTokenWithoutReconnecting() {
        wires.getFirst().welcome();
        for (int i = 0; i < 721; i++) {
            timers.pass(Duration.ofSeconds(1));
            if (wires.getFirst().sent().getLast() instanceof Ping ping) {
                wires.getFirst().say(new Pong(ping.n(), Instant.EPOCH));
            }
        }
        assertThat(wires.getFirst().sent()).hasAtLeastOneElementOfType(Reauthenticate.class);
        wires.getFirst().say(new Ok(1, Done.CHANGED));
        assertThat(wires).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4002, 4004, 4005, 4010, 1008, 1000})
    void staysAwayWhereComingBackIsUseless(int code) {
        wires.getFirst().welcome();
        wires.getFirst().hang(code, "");
        timers.pass(Duration.ofMinutes(10));
        assertThat(wires).hasSize(1);
        assertThat(heard.last())
                .isInstanceOfAny(ConnectionState.SignedOut.class, ConnectionState.Stopped.class);
    }

    @Test
    void comesBackAfterARestartWhenTold() {
        wires.getFirst().welcome();
        wires.getFirst().hang(1012, "{\"retryMs\":3000}");
        timers.pass(Duration.ofMillis(2999));
        assertThat(wires).hasSize(1);
        timers.pass(Duration.ofMillis(501));
        assertThat(wires).hasSize(2);
    }

    @Test
    void comesBackOnlyOnceAfterABrokenFrame() {
        wires.getFirst().hang(1007, "");
        timers.pass(Duration.ofSeconds(1));
        wires.getLast().hang(1007, "");
        timers.pass(Duration.ofMinutes(1));
        assertThat(wires).hasSize(2);
        assertThat(heard.last()).isInstanceOf(ConnectionState.Stopped.class);
    }

    @Test
    void keepsAwayFromAnotherServerAtTheSameAddress() {
        wires.getFirst().say(new chat.parley.protocol.Hi("other", List.of(1), 20_000, 65_536));
        assertThat(heard.last())
                .isEqualTo(new ConnectionState.Stopped(ConnectionState.Stop.OTHER_SERVER));
        assertThat(wires.getFirst().sent()).isEmpty();
    }

    @Test
    void isSignedOutWhenTheServerKnowsItsTokensNoMore() {
        token = new Outcome.Refused<>(RefusalCode.NOT_SIGNED_IN, "", null, null);
        wires.getFirst().hang(4003, "");
        timers.pass(Duration.ofSeconds(1));
        assertThat(heard.last())
                .isEqualTo(new ConnectionState.SignedOut(ConnectionState.Why.UNKNOWN_TOKEN));
    }

    @Test
    void handsOverRefusals() {
        wires.getFirst().welcome();
        List<Outcome<PeopleFound>> outcomes = new ArrayList<>();
        link.ask(i -> new FindPeople(i, "a", null), PeopleFound.class, outcomes::add);
        wires.getFirst().say(new Refused(1L, RefusalCode.RATE_LIMITED, "slow", null, 1500L, null));
        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Refused<>(
                                RefusalCode.RATE_LIMITED, "slow", null, Duration.ofMillis(1500)));
    }

    private static OperationId operation() {
        return new OperationId(UUID.randomUUID());
    }

    private static RoomId room() {
        return new RoomId(UUID.randomUUID());
    }

    /// Writes down what a link tells.
    private static final class Heard implements ServerListener {
        private final List<ConnectionState> states = new ArrayList<>();
        private final List<List<Ready>> snapshots = new ArrayList<>();

        ConnectionState last() {
            return states.getLast();
        }

        @Override
        public void state(ConnectionState state) {
            states.add(state);
        }

        @Override
        public void ready(List<Ready> snapshot) {
            snapshots.add(snapshot);
        }

        @Override
        public void event(ServerEvent event) {
            throw new AssertionError("nothing happens here: " + event);
        }
    }
}
