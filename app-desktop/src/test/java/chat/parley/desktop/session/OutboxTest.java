package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The outbox sends in order, with the same operation id until there is an answer.
class OutboxTest {
    private final SampleSession sample = new SampleSession();
    private final Outbox outbox = sample.session().outbox();
    private final RoomEntry room = sample.room(RoomKind.PUBLIC, "general");
    private final Timeline timeline = sample.session().timeline(room);

    private List<SendMessage> sent() {
        return sample.server().heard(SendMessage.class);
    }

    private void accept(long seq) {
        sample.server()
                .answer(
                        new MessageAccepted(
                                new MessageId(UUID.randomUUID()), seq, Instant.EPOCH, false));
    }

    private TimelineRow.Pending row(int at) {
        return (TimelineRow.Pending) timeline.rows().get(at);
    }

    @Test
    void sendsTheNextOfARoomOnlyAfterTheAnswerToTheLast() {
        timeline.open();
        OperationId first = outbox.send(room, "one");
        OperationId second = outbox.send(room, "two");
        assertThat(sent()).extracting(SendMessage::op).containsExactly(first);
        assertThat(row(0).progress()).isEqualTo(TimelineRow.Progress.SENDING);
        assertThat(row(1).progress()).isEqualTo(TimelineRow.Progress.QUEUED);

        accept(1);
        assertThat(sent()).extracting(SendMessage::op).containsExactly(first, second);
    }

    @Test
    void sendsRoomsIndependentlyOfEachOther() {
        RoomEntry other = sample.room(RoomKind.PUBLIC, "other");
        outbox.send(room, "one");
        outbox.send(other, "two");
        assertThat(sent()).extracting(SendMessage::text).containsExactly("one", "two");
    }

    @Test
    void sendsTheSameOperationAgainAfterABrokenConnection() {
        timeline.open();
        OperationId op = outbox.send(room, "one");
        sample.connection(new ConnectionState.Waiting(Instant.EPOCH, ConnectionState.Reason.LOST));
        sample.server().breakDown();
        assertThat(row(0).progress()).isEqualTo(TimelineRow.Progress.QUEUED);

        outbox.connected();
        assertThat(sent()).extracting(SendMessage::op).containsExactly(op, op);
    }

    @Test
    void showsARefusedMessageAndGoesOnWithTheNext() {
        timeline.open();
        OperationId op = outbox.send(room, "one");
        outbox.send(room, "two");
        sample.server().refuse(RefusalCode.FORBIDDEN);
        assertThat(row(0).progress()).isEqualTo(TimelineRow.Progress.FAILED);
        assertThat(row(0).refusal()).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(sent()).extracting(SendMessage::text).containsExactly("one", "two");
        accept(1);

        outbox.retry(op);
        assertThat(sent().getLast().op()).isEqualTo(op);
    }

    @Test
    void sendsARefusedMessageAsNewWithAnotherOperation() {
        timeline.open();
        OperationId op = outbox.send(room, "one");
        sample.server().refuse(RefusalCode.OPERATION_REUSED);
        outbox.sendAsNew(op);
        assertThat(sent().getLast().text()).isEqualTo("one");
        assertThat(sent().getLast().op()).isNotEqualTo(op);
        assertThat(timeline.rows()).hasSize(1);
    }

    @Test
    void forgetsADiscardedMessage() {
        timeline.open();
        OperationId op = outbox.send(room, "one");
        sample.server().refuse(RefusalCode.FORBIDDEN);
        outbox.discard(op);
        assertThat(timeline.rows()).isEmpty();
        assertThat(outbox.rows(room.id())).isEmpty();
    }

    @Test
    void waitsAsLongAsTheServerSaysWhenItIsTooFast() {
        outbox.send(room, "one");
        sample.server().refuse(RefusalCode.RATE_LIMITED, Duration.ofMillis(1500));
        outbox.send(sample.room(RoomKind.PUBLIC, "other"), "two");
        sample.timers().pass(Duration.ofMillis(1499));
        assertThat(sent()).hasSize(1);
        sample.timers().pass(Duration.ofMillis(1));
        assertThat(sent()).extracting(SendMessage::text).containsExactly("one", "one", "two");
    }

    @Test
    void triesAgainAfterAFaultOfTheServer() {
        outbox.send(room, "one");
        sample.server().refuse(RefusalCode.INTERNAL);
        sample.timers().pass(Duration.ofSeconds(5));
        assertThat(sent()).hasSize(2);
    }

    @Test
    void isSettledByAnAnswerForWhatIsAppliedAlready() {
        timeline.open();
        sample.says(sample.session().me(), room, "one");
        outbox.send(room, "one");
        accept(1);
        assertThat(outbox.rows(room.id())).isEmpty();
        assertThat(timeline.rows()).hasSize(1);
    }

    @Test
    void refusesAnEmptyText() {
        assertThatThrownBy(() -> outbox.send(room, "  \n")).isInstanceOf(Refusal.class);
    }
}
