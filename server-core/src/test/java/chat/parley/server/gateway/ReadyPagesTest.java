package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Level;
import chat.parley.model.Limits;
import chat.parley.model.MembershipState;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import chat.parley.protocol.Ready;
import chat.parley.protocol.WireCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadyPagesTest {

    private final WireCodec codec = new WireCodec();

    @Test
    void aShortSnapshotIsOneFrame() {
        Ready whole = snapshot(3, 2);
        assertThat(pages(whole)).containsExactly(whole);
    }

    @Test
    void aLongSnapshotIsSeveralFramesThatTogetherSayTheSame() {
        Ready whole = snapshot(3_000, 5_000);
        List<byte[]> frames = ReadyPages.of(whole, codec);
        assertThat(frames)
                .hasSizeGreaterThan(1)
                .allMatch(frame -> frame.length <= ReadyPages.MOST_BYTES);
        List<Ready> pages = pages(whole);
        assertThat(pages.stream().flatMap(page -> page.rooms().stream()).toList())
                .isEqualTo(whole.rooms());
        assertThat(pages.stream().flatMap(page -> page.people().stream()).toList())
                .isEqualTo(whole.people());
        assertThat(pages.stream().flatMap(page -> page.preferences().entrySet().stream()))
                .containsExactlyInAnyOrderElementsOf(whole.preferences().entrySet());
        assertThat(pages.stream().flatMap(page -> page.blocked().stream()).toList())
                .isEqualTo(whole.blocked());
        assertThat(pages.stream().map(Ready::more).toList())
                .isEqualTo(
                        Stream.concat(pages.stream().skip(1).map(_ -> true), Stream.of(false))
                                .toList());
    }

    private List<Ready> pages(Ready whole) {
        return ReadyPages.of(whole, codec).stream()
                .map(frame ->
                        (Ready)
                                codec.readServerFrame(
                                        new String(frame, StandardCharsets.UTF_8), _ -> null))
                .toList();
    }

    private static Ready snapshot(int rooms, int people) {
        PersonId me = new PersonId(new UUID(0, 1));
        return new Ready(
                Person.named(me, "ann", "Ann", Presence.ONLINE),
                new SessionId(new UUID(0, 2)),
                Instant.parse("2026-01-02T03:04:05Z"),
                900,
                Limits.standard(),
                ServerRole.USER,
                IntStream.range(0, rooms).mapToObj(ReadyPagesTest::room).toList(),
                IntStream.range(0, people).mapToObj(ReadyPagesTest::person).toList(),
                IntStream.range(0, rooms)
                        .boxed()
                        .collect(Collectors.toMap(i -> "setting" + i, _ -> "v".repeat(400))),
                IntStream.range(0, people).mapToObj(i -> new PersonId(new UUID(3, i))).toList(),
                false);
    }

    private static Person person(int i) {
        return Person.named(
                new PersonId(new UUID(1, i)), "person" + i, "Person " + i, Presence.OFFLINE);
    }

    private static RoomSummary room(int i) {
        return new RoomSummary(
                new RoomId(new UUID(2, i)),
                "epoch",
                i,
                RoomKind.PUBLIC,
                "Room " + i,
                "t".repeat(400),
                null,
                false,
                2,
                RoomRole.MEMBER,
                MembershipState.MEMBER,
                null,
                Level.ALL,
                false,
                null,
                false,
                0,
                0,
                0,
                null,
                List.of(),
                null);
    }
}
