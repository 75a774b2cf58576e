package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.Presence;
import chat.parley.model.RoomHead;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSettings;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.Heads;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.RoomChanged;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lines between messages are made once, from events or from what was missed, and stay.
class RoomLinesTest {
    private final SampleSession sample = new SampleSession();
    private final SampleServer server = sample.server();
    private final RoomEntry room = sample.room(RoomKind.PUBLIC, "general");
    private final PersonEntry bob = sample.person("bob", "Bob", Presence.ONLINE);
    private final PersonEntry eve = sample.person("eve", "Eve", Presence.ONLINE);
    private final Timeline timeline = sample.session().timeline(room);

    /// Minutes after the room was first seen here.
    private Instant at(long seq) {
        return sample.timers().now().plusSeconds(60 * seq);
    }

    private Message message(long seq) {
        return Message.plain(
                new MessageId(new UUID(7, seq)), room.id(), seq, bob.id(), at(seq), "m" + seq);
    }

    private static Member member(PersonEntry person, RoomRole role, @Nullable Instant joined) {
        return new Member(person.id(), role, MembershipState.MEMBER, joined, null, null);
    }

    private void posted(long seq) {
        server.listener()
                .event(new MessagePosted(room.id(), seq, at(seq), bob.id(), null, message(seq)));
    }

    private void joined(PersonEntry person, long seq) {
        Member member = member(person, RoomRole.MEMBER, at(seq));
        server.listener()
                .event(new MemberChanged(room.id(), seq, at(seq), person.id(), null, member));
    }

    private void renamed(String name, long seq) {
        RoomSettings settings =
                new RoomSettings(RoomKind.PUBLIC, name, null, null, false, null, null);
        server.listener().event(new RoomChanged(room.id(), seq, at(seq), bob.id(), null, settings));
    }

    /// The server is at `upTo`; what happened since `since` is told as present states.
    private void missed(long since, long upTo, List<Message> messages, Member... members) {
        server.listener().event(new Heads(List.of(new RoomHead(room.id(), upTo))));
        server.answer(
                new ChangesPage(
                        since,
                        upTo,
                        upTo,
                        false,
                        messages,
                        Arrays.asList(members),
                        List.of(),
                        null));
    }

    private List<String> shown() {
        return timeline.rows().stream()
                .map(row ->
                        switch (row) {
                            case TimelineRow.Posted posted -> posted.message().text();
                            case TimelineRow.Pending pending -> "…" + pending.text();
                            case TimelineRow.Changed(RoomLine line) -> said(line);
                        })
                .toList();
    }

    private String said(RoomLine line) {
        String who =
                line.subject() == null
                        ? ""
                        : sample.session().people().person(line.subject()).displayName() + " ";
        return who + line.change();
    }

    @Test
    void linesOfEventsAreThereAfterTheRoomWasClosed() {
        timeline.open();
        posted(1);
        joined(eve, 2);
        posted(3);
        renamed("harbour", 4);
        assertThat(shown()).containsExactly("m1", "Eve JOINED", "m3", "RENAMED");

        timeline.close();
        timeline.open();
        assertThat(shown()).containsExactly("m1", "Eve JOINED", "m3", "RENAMED");
    }

    @Test
    void whoJoinedMeanwhileStandsBetweenTheMessagesOfThatTime() {
        timeline.open();
        posted(1);
        missed(1, 5, List.of(message(2), message(5)), member(eve, RoomRole.MEMBER, at(3)));
        assertThat(shown()).containsExactly("m1", "m2", "Eve JOINED", "m5");

        timeline.close();
        timeline.open();
        assertThat(shown()).containsExactly("m1", "m2", "Eve JOINED", "m5");
    }

    @Test
    void nobodyJoinsTwiceInTheEyesOfOthers() {
        timeline.open();
        posted(1);
        joined(eve, 2);
        missed(2, 3, List.of(), member(eve, RoomRole.MODERATOR, at(2)));
        assertThat(shown()).containsExactly("m1", "Eve JOINED", "Eve ROLE");
    }

    @Test
    void aMessageThatIsToldLateStandsWhereItWasSaid() {
        timeline.open();
        posted(1);
        missed(1, 4, List.of(message(3), message(2)));
        assertThat(shown()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void whatIsNotKnownIsNotClaimed() {
        timeline.open();
        posted(1);
        missed(1, 2, List.of(), member(eve, RoomRole.MEMBER, at(-60)));
        assertThat(shown()).containsExactly("m1");
    }
}
