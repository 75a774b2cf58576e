package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomHead;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.Heads;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.RoomAdded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What the server tells is applied once and in order, and what was missed is fetched.
class FeedTest {
    private final SampleSession sample = new SampleSession();
    private final SampleServer server = sample.server();
    private final RoomEntry room = sample.room(RoomKind.PUBLIC, "general");
    private final PersonEntry bob = sample.person("bob", "Bob", Presence.ONLINE);
    private final Timeline timeline = sample.session().timeline(room);

    private Message message(long seq) {
        return Message.plain(
                new MessageId(new UUID(7, seq)),
                room.id(),
                seq,
                bob.id(),
                Instant.EPOCH.plusSeconds(seq),
                "m" + seq);
    }

    private void posted(long seq) {
        PersonId by = bob.id();
        server.listener()
                .event(
                        new MessagePosted(
                                room.id(), seq, message(seq).at(), by, null, message(seq)));
    }

    private void changes(long since, long upTo, long head, boolean more) {
        List<Message> messages =
                LongStream.rangeClosed(since + 1, upTo).mapToObj(this::message).toList();
        server.answer(
                new ChangesPage(since, upTo, head, more, messages, List.of(), List.of(), null));
    }

    private List<String> texts() {
        return timeline.rows().stream()
                .map(row -> ((TimelineRow.Posted) row).message().text())
                .toList();
    }

    @Test
    void fillsAHoleBeforeItAppliesWhatCameAfterIt() {
        timeline.open();
        posted(1);
        posted(4);
        posted(5);
        assertThat(texts()).containsExactly("m1");
        assertThat(server.heard(GetChanges.class))
                .extracting(GetChanges::since)
                .containsExactly(1L);

        changes(1, 3, 5, false);
        assertThat(texts()).containsExactly("m1", "m2", "m3", "m4", "m5");
        assertThat(room.unreadProperty().get()).isEqualTo(5);
    }

    @Test
    void appliesNothingTwice() {
        timeline.open();
        posted(1);
        posted(1);
        posted(3);
        posted(3);
        changes(1, 3, 3, false);
        posted(2);
        assertThat(texts()).containsExactly("m1", "m2", "m3");
        assertThat(room.unreadProperty().get()).isEqualTo(3);
    }

    @Test
    void goesOnFetchingUntilItHasAll() {
        timeline.open();
        server.listener().event(new Heads(List.of(new RoomHead(room.id(), 4))));
        changes(0, 2, 4, true);
        changes(2, 4, 4, false);
        assertThat(texts()).containsExactly("m1", "m2", "m3", "m4");
        assertThat(server.heard(GetChanges.class))
                .extracting(GetChanges::since)
                .containsExactly(0L, 2L);
    }

    @Test
    void asksAgainAfterTheConnectionBrokeInTheMiddle() {
        timeline.open();
        posted(1);
        posted(3);
        sample.connection(new ConnectionState.Waiting(Instant.EPOCH, ConnectionState.Reason.LOST));
        server.breakDown();
        sample.connection(new ConnectionState.Online());
        server.listener().event(new Heads(List.of(new RoomHead(room.id(), 3))));
        changes(1, 3, 3, false);
        assertThat(texts()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void takesTheNewestPageWhenTooMuchWasMissedAndKeepsWhatIsShownUntilThen() {
        timeline.open();
        posted(1);
        server.listener().event(new Heads(List.of(new RoomHead(room.id(), 9000))));
        server.refuse(RefusalCode.CONFLICT);
        assertThat(texts()).containsExactly("m1");

        assertThat(server.heard(GetHistory.class)).hasSize(1);
        server.answer(
                new HistoryPage(
                        LongStream.rangeClosed(8951, 9000).mapToObj(this::message).toList(),
                        List.of(),
                        true,
                        null));
        assertThat(texts()).startsWith("m8951").endsWith("m9000").hasSize(50);
        assertThat(timeline.moreBeforeProperty().get()).isTrue();

        timeline.loadOlder();
        assertThat(server.heard(GetHistory.class).getLast().before()).isEqualTo(8951);
    }

    @Test
    void showsARoomThatCouldNotBeShownAsSoonAsTheServerAnswersAgain() {
        RoomSummary summary =
                SampleSession.summary(RoomKind.PUBLIC, "other", MembershipState.MEMBER, 7);
        server.listener().event(new RoomAdded(summary));
        RoomEntry other = Objects.requireNonNull(sample.session().rooms().room(summary.id()));
        Timeline shown = sample.session().timeline(other);
        shown.open();
        server.breakDown();
        assertThat(shown.phaseProperty().get()).isEqualTo(Timeline.Phase.UNREACHABLE);

        sample.reconnect(summary);
        server.answer(new HistoryPage(List.of(), List.of(), false, null));
        assertThat(shown.phaseProperty().get()).isEqualTo(Timeline.Phase.READY);
    }

    @Test
    void stopsShowingSomebodyAsTypingWhenTheirMessageComes() {
        sample.types(bob, room, true);
        assertThat(room.typing()).containsExactly(bob);
        posted(1);
        assertThat(room.typing()).isEmpty();
    }

    @Test
    void stopsShowingSomebodyAsTypingAfterEightSeconds() {
        sample.types(bob, room, true);
        sample.timers().pass(Duration.ofMillis(7999));
        assertThat(room.typing()).containsExactly(bob);
        sample.timers().pass(Duration.ofMillis(1));
        assertThat(room.typing()).isEmpty();
    }
}
