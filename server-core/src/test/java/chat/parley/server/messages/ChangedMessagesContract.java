package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chat.parley.model.Deletion;
import chat.parley.model.EarlierText;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What becomes of messages that are edited, deleted and brought back, on either database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChangedMessagesContract {

    private final TestDatabases.Kind kind;
    private TestHouse house;
    private PersonId ann;
    private PersonId bob;
    private PersonId eve;

    ChangedMessagesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        house = new TestHouse(kind.fresh());
        ann = house.person("ann");
        bob = house.person("bob");
        eve = house.person("eve");
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void givesAMessageAnotherTextAndKeepsTheEarlierOnes() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "frist").message();
        var posted = house.clock.instant();
        house.clock.pass(Duration.ofSeconds(30));
        var edited = house.clock.instant();
        assertThat(edit(ann, room, id, "first").seq()).isEqualTo(4L);
        house.clock.pass(Duration.ofSeconds(30));
        edit(ann, room, id, "the first");
        Message seen = message(bob, room, id);
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
        edit(ann, room, other, "another one");
        for (int n = 1; n <= EditSql.MOST_EARLIER + 2; n++) {
            edit(ann, room, id, "draft " + n);
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
        ChangeMade made = edit(ann, room, id, "as it is");
        assertThat(made.unchanged()).isTrue();
        assertThat(message(ann, room, id).editedAt()).isNull();
        assertThat(house.seenBy(ann, room).head()).isEqualTo(2);
    }

    @Test
    void givesTheFirstAnswerToARepeatedEdit() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "one").message();
        OperationId op = op();
        house.messages.edit(ann, new EditMessage(1, op, room, id, "two", List.of()));
        edit(ann, room, id, "three");
        ChangeMade again =
                house.messages.edit(ann, new EditMessage(9, op, room, id, "two", List.of()));
        assertThat(again).isEqualTo(ChangeMade.again(3L));
        assertThat(message(ann, room, id).text()).isEqualTo("three");
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
        refused(RefusalCode.FORBIDDEN, () -> edit(bob, room, id, "yours"));
        refused(RefusalCode.FORBIDDEN, () -> edit(eve, room, id, "ours"));
        refused(RefusalCode.NOT_FOUND, () -> edit(eve, hidden, secret, "told"));
        refused(RefusalCode.NOT_FOUND, () -> edit(ann, room, secret, "elsewhere"));
        refused(
                RefusalCode.NOT_FOUND,
                () -> edit(ann, room, new MessageId(UUID.randomUUID()), "nothing"));
        refused(RefusalCode.BAD_FIELD, () -> edit(ann, room, id, ""));
        delete(ann, room, id);
        refused(RefusalCode.CONFLICT, () -> edit(ann, room, id, "too late"));
    }

    @Test
    void letsTheServerLimitTheTimeForEditing() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "slow").message();
        setting("60");
        house.clock.pass(Duration.ofSeconds(60));
        edit(ann, room, id, "just in time");
        house.clock.pass(Duration.ofSeconds(1));
        refused(RefusalCode.CONFLICT, () -> edit(ann, room, id, "too late"));
        setting("0");
        edit(ann, room, id, "without end");
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
    void leavesATombstoneThatCountsAsNothing() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.messages.post(ann, calling(room, new Mention.OfPerson(bob))).message();
        house.messages.react(bob, new React(1, op(), room, id, "👍", true));
        house.say(ann, room, "still there");
        assertThat(house.seenBy(bob, room).unread()).isEqualTo(2);
        delete(ann, room, id);
        assertThat(house.seenBy(bob, room).unread()).isEqualTo(1);
        assertThat(house.seenBy(bob, room).mentions()).isZero();
        Message seen = message(bob, room, id);
        assertThat(seen.deleted()).isEqualTo(new Deletion(ann, null, house.clock.instant()));
        assertThat(seen.text()).isEmpty();
        assertThat(seen.reactions()).isEmpty();
        assertThat(seen.mentions()).isEmpty();
        assertThat(house.events(room, 5, 9))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageDeleted.class, event -> assertThat(event.message()).isEqualTo(seen));
        assertThat(delete(ann, room, id).unchanged()).isTrue();
        refused(
                RefusalCode.CONFLICT,
                () -> house.messages.react(bob, new React(1, op(), room, id, "👍", true)));
    }

    @Test
    void bringsAMessageBackAsItWas() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.messages.post(ann, calling(room, new Mention.OfPerson(bob))).message();
        house.messages.react(bob, new React(1, op(), room, id, "👍", true));
        house.messages.pin(ann, new Pin(1, op(), room, id, true));
        edit(ann, room, id, "edited");
        Message before = message(bob, room, id);
        delete(ann, room, id);
        house.clock.pass(Duration.ofSeconds(10));
        assertThat(restore(ann, room, id).seq()).isEqualTo(8L);
        Message after = message(bob, room, id);
        assertThat(after).usingRecursiveComparison().ignoringFields("changedSeq").isEqualTo(before);
        assertThat(house.messages.edits(bob, new GetEdits(1, room, id)).items()).hasSize(1);
        assertThat(house.events(room, 7, 9))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageRestored.class,
                        event ->
                                assertThat(event.message().withOp(null))
                                        .isEqualTo(after.withOp(null)));
        assertThat(restore(ann, room, id).unchanged()).isTrue();
    }

    @Test
    void bringsNothingBackTooLateOrForOthers() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(bob, room, "gone").message();
        delete(bob, room, id);
        refused(RefusalCode.FORBIDDEN, () -> restore(ann, room, id));
        house.clock.pass(Duration.ofSeconds(11));
        refused(RefusalCode.CONFLICT, () -> restore(bob, room, id));
        MessageId other = house.say(bob, room, "not wanted").message();
        delete(ann, room, other);
        refused(RefusalCode.FORBIDDEN, () -> restore(bob, room, other));
    }

    @Test
    void deletesOthersOnlyFromAHigherRank() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId anns = house.say(ann, room, "from the owner").message();
        MessageId eves = house.say(eve, room, "from a member").message();
        refused(RefusalCode.FORBIDDEN, () -> delete(bob, room, eves));
        refused(RefusalCode.FORBIDDEN, () -> delete(bob, room, anns));
        house.messages.delete(ann, new DeleteMessage(1, op(), room, eves, "not here"));
        assertThat(message(bob, room, eves).deleted())
                .isEqualTo(new Deletion(ann, "not here", house.clock.instant()));
    }

    @Test
    void wipesTheWordsFromTheDiskWhenTheyCantComeBack() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "burn after reading").message();
        edit(ann, room, id, "burn this too");
        delete(ann, room, id);
        house.clock.pass(Duration.ofSeconds(20));
        Forgetting.sweep(house.database, house.clock);
        assertThat(storedText(id)).isEqualTo("burn this too");
        house.clock.pass(Duration.ofSeconds(20));
        Forgetting.sweep(house.database, house.clock);
        assertThat(storedText(id)).isEmpty();
        assertThat(message(bob, room, id).deleted()).isNotNull();
        assertThat(house.messages.edits(bob, new GetEdits(1, room, id)).items()).isEmpty();
    }

    @Test
    void goesOnLookingForWhatIsToBeWipedWhateverFails() {
        InstantSource broken =
                () -> {
                    throw new IllegalStateException("no time");
                };
        try (Forgetting forgetting = Forgetting.start(house.database, broken)) {
            assertThatCode(forgetting::look).doesNotThrowAnyException();
        }
    }

    private String storedText(MessageId id) {
        return house.database.read(handle ->
                handle.createQuery("select text from message where id = ?")
                        .bind(0, id.value())
                        .mapTo(String.class)
                        .one());
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
        edit(ann, room, asked, "dinner?");
        assertThat(requireNonNull(message(bob, room, answer).replyTo()).excerpt())
                .isEqualTo("dinner?");
        delete(ann, room, asked);
        assertThat(requireNonNull(message(bob, room, answer).replyTo()).excerpt()).isEmpty();
        restore(ann, room, asked);
        assertThat(requireNonNull(message(bob, room, answer).replyTo()).excerpt())
                .isEqualTo("dinner?");
    }

    private ChangeMade edit(PersonId by, RoomId room, MessageId id, String text) {
        return house.messages.edit(by, new EditMessage(1, op(), room, id, text, List.of()));
    }

    private ChangeMade delete(PersonId by, RoomId room, MessageId id) {
        return house.messages.delete(by, new DeleteMessage(1, op(), room, id, null));
    }

    private ChangeMade restore(PersonId by, RoomId room, MessageId id) {
        return house.messages.restore(by, new RestoreMessage(1, op(), room, id));
    }

    private Message message(PersonId by, RoomId room, MessageId id) {
        return house.messages.message(by, new GetMessage(1, room, id)).message();
    }

    private static SendMessage calling(RoomId room, Mention... mentions) {
        return new SendMessage(
                1, op(), room, "you!", null, null, List.of(), List.of(mentions), null);
    }
}
