package chat.parley.packaging.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The demo's judgement catches everything it claims to catch.
class VerdictTest {

    private static final Line HELLO = Line.of("Ann", "hello");
    private static final Line HI = Line.of("Bob", "hi");
    private static final Line HOW = Line.of("Ann", "how are you?");
    private static final List<Line> TYPED = List.of(HELLO, HI, HOW);

    @Test
    void isCleanWhenEveryViewShowsWhatWasTyped() {
        Verdict verdict = judge(TYPED, TYPED);

        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.line())
                .isEqualTo("demo: 2 people, 3 messages, 0 lost, 0 doubled, 0 out of order");
    }

    @Test
    void acceptsEitherOrderOfTwoPeopleAsLongAsAllViewsAgree() {
        assertThat(judge(List.of(HI, HELLO, HOW), List.of(HI, HELLO, HOW)).clean()).isTrue();
    }

    @Test
    void findsWhatIsMissingInOneWindow() {
        Verdict verdict = judge(List.of(HELLO, HI), TYPED);

        assertThat(verdict.clean()).isFalse();
        assertThat(verdict.line()).contains("1 lost, 0 doubled, 0 out of order");
        assertThat(verdict.differences())
                .containsExactly("Ann's window, hall lacks: Ann: how are you?");
    }

    @Test
    void findsWhatTheServerLost() {
        Verdict verdict = judge(TYPED, List.of(HELLO, HOW));

        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.differences()).containsExactly("the server, hall lacks: Bob: hi");
    }

    @Test
    void findsWhatIsShownTwice() {
        Verdict verdict = judge(List.of(HELLO, HI, HI, HOW), TYPED);

        assertThat(verdict.line()).contains("0 lost, 1 doubled, 0 out of order");
        assertThat(verdict.clean()).isFalse();
    }

    @Test
    void findsOnePersonsWordsTurnedRoundEvenIfAllViewsAgree() {
        List<Line> turned = List.of(HOW, HI, HELLO);
        Verdict verdict = judge(turned, turned);

        assertThat(verdict.outOfOrder()).isEqualTo(2);
        assertThat(verdict.clean()).isFalse();
    }

    @Test
    void findsAnOrderThatIsNotTheServers() {
        Verdict verdict = judge(List.of(HI, HELLO, HOW), TYPED);

        assertThat(verdict.lost()).isZero();
        assertThat(verdict.outOfOrder()).isEqualTo(2);
    }

    @Test
    void findsWhatNobodyTyped() {
        Verdict verdict = judge(List.of(HELLO, HI, HOW, Line.of("Eve", "psst")), TYPED);

        assertThat(verdict.differences())
                .containsExactly("Ann's window, hall shows what nobody typed: Eve: psst");
    }

    @Test
    void findsReactionsThatDiffer() {
        Line liked = new Line("Bob", "hi", List.of("\uD83D\uDC4D x 1"));
        Verdict verdict = judge(TYPED, List.of(HELLO, liked, HOW));

        assertThat(verdict.differences()).hasSize(1);
        assertThat(verdict.clean()).isFalse();
    }

    @Test
    void findsRoomThatWindowDoesNotHave() {
        Verdict verdict =
                Verdict.of(
                        2,
                        Map.of("hall", TYPED),
                        Map.of("Ann's window", Map.of(), Verdict.SERVER, Map.of("hall", TYPED)));

        assertThat(verdict.lost()).isEqualTo(3);
    }

    private static Verdict judge(List<Line> window, List<Line> server) {
        return Verdict.of(
                2,
                Map.of("hall", TYPED),
                Map.of(
                        "Ann's window",
                        Map.of("hall", window),
                        Verdict.SERVER,
                        Map.of("hall", server)));
    }
}
