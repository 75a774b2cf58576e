package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words, numbers and ranks that other clients rely on.
final class WordsTest {
    private static List<String> words(Worded[] constants) {
        return Arrays.stream(constants).map(Worded::word).toList();
    }

    @Test
    void neverChangesAWordOfTheWire() {
        assertThat(words(RoomKind.values()))
                .containsExactly("public", "private", "direct", "group", "channel");
        assertThat(words(RoomRole.values()))
                .containsExactly("owner", "admin", "moderator", "member", "guest");
        assertThat(words(ServerRole.values())).containsExactly("admin", "user");
        assertThat(words(AccountState.values())).containsExactly("active", "suspended");
        assertThat(words(MembershipState.values()))
                .containsExactly("member", "invited", "left", "removed", "banned");
        assertThat(words(Departure.values())).containsExactly("left", "removed", "banned");
        assertThat(words(Level.values())).containsExactly("all", "mentions", "none");
        assertThat(words(Presence.values()))
                .containsExactly("online", "away", "busy", "offline", "invisible");
        assertThat(words(TypingKind.values())).containsExactly("text", "voice", "file");
        assertThat(words(Registration.values())).containsExactly("open", "invite", "closed");
        assertThat(words(HistoryAccess.values())).containsExactly("all", "none");
    }

    @Test
    void findsAConstantByItsWordOnly() {
        assertThat(RoomKind.of("direct")).isEqualTo(RoomKind.DIRECT);
        assertThatIllegalArgumentException().isThrownBy(() -> RoomKind.of("DIRECT"));
    }

    @Test
    void ranksRolesFromOwnerToGuest() {
        assertThat(RoomRole.OWNER.outranks(RoomRole.ADMIN)).isTrue();
        assertThat(RoomRole.MEMBER.outranks(RoomRole.MEMBER)).isFalse();
        assertThat(RoomRole.MEMBER.atLeast(RoomRole.MEMBER)).isTrue();
        assertThat(RoomRole.GUEST.atLeast(RoomRole.MEMBER)).isFalse();
    }

    @Test
    void showsNobodyWhoIsInvisible() {
        assertThat(Presence.INVISIBLE.shown()).isEqualTo(Presence.OFFLINE);
        assertThat(Presence.BUSY.shown()).isEqualTo(Presence.BUSY);
    }

    @Test
    void knowsEveryCloseCodeOfTheProtocol() {
        assertThat(Arrays.stream(CloseReason.values()).map(CloseReason::code))
                .containsExactly(
                        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 4001, 4002,
                        4003, 4004, 4005, 4008, 4009, 4010, 4012);
        assertThat(CloseReason.of(4008).orElseThrow().patience()).isEqualTo(Duration.ofSeconds(10));
        assertThat(CloseReason.of(4012).orElseThrow().patience()).isEqualTo(Duration.ofSeconds(60));
        assertThat(CloseReason.of(1006)).isEmpty();
    }

    @Test
    void leavesTheStateThatADepartureMeans() {
        assertThat(Arrays.stream(Departure.values()).map(Departure::state))
                .containsExactly(
                        MembershipState.LEFT, MembershipState.REMOVED, MembershipState.BANNED);
    }

    @Test
    void costsNoStackTraceToRefuse() {
        Refusal refusal = Refusal.rateLimited(Duration.ofMillis(1500));

        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal.retry()).isEqualTo(Duration.ofMillis(1500));
        assertThat(Refusal.badField("name", "an empty name"))
                .hasMessage("BAD_FIELD (name): an empty name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01936f2e-8c00-7000-8000-0000000000A1",
                "01936f2e-8c00-7000-8000-0000000000a",
                "01936f2e-8c00-7000-8000-0000000000a11",
                "1936f2e-8c00-7000-8000-0000000000a1f",
                "01936f2e8c00-7000-8000-0000000000a1--",
                "01936f2e-8c00-7000-8000-0000000000g1"
            })
    void readsIdsInLowerCaseOnly(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RoomId.of(text));
    }

    @Test
    void readsTheIdItWrote() {
        String text = "01936f2e-8c00-7000-8000-0000000000a1";

        assertThat(RoomId.of(text)).hasToString(text);
        assertThat(Mention.of(text)).isEqualTo(new Mention.OfPerson(PersonId.of(text)));
        assertThat(Mention.of("here")).isEqualTo(Mention.OfGroup.HERE);
    }

    @Test
    void tellsLimitsWithoutTheFirstPartOfTheirKeys() {
        Limits limits = Limits.standard().with(Limit.SEND_BURST, 3).with(Limit.PINGS_PER_SECOND, 0);

        assertThat(limits.sent())
                .containsEntry("sendBurst", 3.0)
                .containsEntry("typingsPerSecond", 0.5)
                .containsEntry("fileMegabytes", 100.0)
                .hasSize(16);
        assertThat(limits.lifted(Limit.PINGS_PER_SECOND)).isTrue();
        assertThat(limits.count(Limit.ACCESS_MINUTES)).isEqualTo(15);
        assertThat(Limits.ofSent(limits.sent())).isEqualTo(limits);
        assertThat(Limits.ofSent(Map.of("fromTheFuture", 1.0))).isEqualTo(Limits.standard());
        assertThatIllegalArgumentException().isThrownBy(() -> limits.with(Limit.FRAGMENTS, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.with(Limit.FRAGMENTS, Double.NaN));
    }
}
