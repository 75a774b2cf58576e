package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.calling;
import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.EarlierText;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of messages whose words are changed, on either database.
abstract class EditsContract extends Household {

    EditsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void givesAMessageAnotherTextAndKeepsTheEarlierOnes() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "frist").message();
        var posted = house.clock.instant();
        house.clock.pass(Duration.ofSeconds(30));
        var edited = house.clock.instant();
        assertThat(house.edit(ann, room, id, "first").seq()).isEqualTo(4L);
        house.clock.pass(Duration.ofSeconds(30));
        house.edit(ann, room, id, "the first");
        Message seen = house.message(bob, room, id);
        assertThat(seen.text()).isEqualTo("the first");
        assertThat(seen.editedAt()).isEqualTo(house.clock.instant());
        assertThat(seen.seq()).isEqualTo(3);
        assertThat(seen.changedSeq()).isEqualTo(5);
        assertThat(house.messages.edits(bob, new GetEdits(1, room, id)).items())
                .containsExactly(
                        new EarlierText("frist", posted), new EarlierText("first", edited));
        assertThat(house.events(room, 3, 9))
                .allSatisfy(event -> assertThat(event).isInstanceOf(MessageEdited.class))
                .extracting(RoomEvent::seq)
                .containsExactly(4L, 5L);
    }

    @Test
    void keepsOnlyTheLastEarlierTexts() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "draft 0").message();
        MessageId other = house.say(ann, room, "another").message();
        house.edit(ann, room, other, "another one");
        for (int n = 1; n <= EditSql.MOST_EARLIER + 2; n++) {
            house.edit(ann, room, id, "draft " + n);
        }
        List<EarlierText> earlier = house.messages.edits(ann, new GetEdits(1, room, id)).items();
        assertThat(earlier).hasSize(EditSql.MOST_EARLIER);
        assertThat(earlier.getFirst().text()).isEqualTo("draft 2");
        assertThat(earlier.getLast().text()).isEqualTo("draft " + (EditSql.MOST_EARLIER + 1));
        assertThat(storedEdits(id)).isEqualTo(EditSql.MOST_EARLIER);
        assertThat(storedEdits(other)).isEqualTo(1);
    }

    private int storedEdits(MessageId id) {
        return house.database.read(handle ->
                handle.createQuery("select count(*) from message_edit where message = ?")
                        .bind(0, id.value())
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void takesTheSameTextForNoChange() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "as it is").message();
        ChangeMade made = house.edit(ann, room, id, "as it is");
        assertThat(made.unchanged()).isTrue();
        assertThat(house.message(ann, room, id).editedAt()).isNull();
        assertThat(house.seenBy(ann, room).head()).isEqualTo(2);
    }

    @Test
    void givesTheFirstAnswerToARepeatedEdit() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "one").message();
        OperationId op = op();
        house.messages.edit(ann, new EditMessage(1, op, room, id, "two", List.of()));
        house.edit(ann, room, id, "three");
        ChangeMade again =
                house.messages.edit(ann, new EditMessage(9, op, room, id, "two", List.of()));
        assertThat(again).isEqualTo(ChangeMade.again(3L));
        assertThat(house.message(ann, room, id).text()).isEqualTo("three");
        refused(
                RefusalCode.OPERATION_REUSED,
                () -> house.messages.edit(ann, new EditMessage(1, op, room, id, "x", List.of())));
    }

    @Test
    void refusesEditsOfOthersOfTheDeletedAndOfNothing() {
        RoomId room = house.roomOf(ann, bob);
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        MessageId id = house.say(ann, room, "mine").message();
        MessageId secret = house.say(ann, hidden, "secret").message();
        refused(RefusalCode.FORBIDDEN, () -> house.edit(bob, room, id, "yours"));
        refused(RefusalCode.FORBIDDEN, () -> house.edit(eve, room, id, "ours"));
        refused(RefusalCode.NOT_FOUND, () -> house.edit(eve, hidden, secret, "told"));
        refused(RefusalCode.NOT_FOUND, () -> house.edit(ann, room, secret, "elsewhere"));
        refused(
                RefusalCode.NOT_FOUND,
                () -> house.edit(ann, room, new MessageId(UUID.randomUUID()), "nothing"));
        refused(RefusalCode.BAD_FIELD, () -> house.edit(ann, room, id, ""));
        house.delete(ann, room, id);
        refused(RefusalCode.CONFLICT, () -> house.edit(ann, room, id, "too late"));
    }

    @Test
    void letsTheServerLimitTheTimeForEditing() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "slow").message();
        setting("60");
        house.clock.pass(Duration.ofSeconds(60));
        house.edit(ann, room, id, "just in time");
        house.clock.pass(Duration.ofSeconds(1));
        refused(RefusalCode.CONFLICT, () -> house.edit(ann, room, id, "too late"));
        setting("0");
        house.edit(ann, room, id, "without end");
    }

    private void setting(String seconds) {
        var _ =
                house.database
                        .writes()
                        .write(
                                LockKey.none(),
                                handle -> {
                                    handle.execute(
                                            "delete from server_setting"
                                                    + " where name = 'editWindowSeconds'");
                                    handle.execute(
                                            "insert into server_setting (name, content)"
                                                    + " values ('editWindowSeconds', ?)",
                                            seconds);
                                    return true;
                                });
    }

    @Test
    void callsOthersAfterAnEdit() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId id = house.messages.post(ann, calling(room, new Mention.OfPerson(bob))).message();
        assertThat(house.seenBy(bob, room).mentions()).isEqualTo(1);
        house.messages.edit(
                ann,
                new EditMessage(1, op(), room, id, "eve!", List.of(new Mention.OfPerson(eve))));
        assertThat(house.seenBy(bob, room).mentions()).isZero();
        assertThat(house.seenBy(eve, room).mentions()).isEqualTo(1);
        house.rooms.markRead(bob, new MarkRead(1, room, 99, null));
        house.messages.edit(
                ann, new EditMessage(1, op(), room, id, "all!", List.of(Mention.OfGroup.ROOM)));
        assertThat(house.seenBy(bob, room).mentions()).isZero();
        assertThat(house.seenBy(eve, room).mentions()).isEqualTo(1);
    }

    @Test
    void callsOnlyMembers() {
        RoomId room = house.roomOf(ann, bob);
        house.messages.post(ann, calling(room, new Mention.OfPerson(eve)));
        house.rooms.join(eve, new chat.parley.protocol.JoinRoom(1, op(), room));
        assertThat(house.seenBy(eve, room).mentions()).isZero();
    }

    @Test
    void showsWithAnAnswerThePresentWordsOfWhatItAnswers() {
        RoomId room = house.roomOf(ann, bob);
        MessageId asked = house.say(ann, room, "lunch?").message();
        MessageId answer =
                house.messages
                        .post(
                                bob,
                                new SendMessage(
                                        1,
                                        op(),
                                        room,
                                        "yes",
                                        new ReplyTo(asked, null),
                                        null,
                                        List.of(),
                                        List.of(),
                                        null))
                        .message();
        house.edit(ann, room, asked, "dinner?");
        assertThat(requireNonNull(house.message(bob, room, answer).replyTo()).excerpt())
                .isEqualTo("dinner?");
        house.delete(ann, room, asked);
        assertThat(requireNonNull(house.message(bob, room, answer).replyTo()).excerpt()).isEmpty();
        house.restore(ann, room, asked);
        assertThat(requireNonNull(house.message(bob, room, answer).replyTo()).excerpt())
                .isEqualTo("dinner?");
    }
}
