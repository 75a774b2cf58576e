package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.calling;
import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import chat.parley.model.Deletion;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.server.db.TestDatabases;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// What becomes of messages that are deleted and brought back, on either database.
abstract class DeletionsContract extends Household {

    DeletionsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void leavesATombstoneThatCountsAsNothing() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.messages.post(ann, calling(room, new Mention.OfPerson(bob))).message();
        house.messages.react(bob, new React(1, op(), room, id, "👍", true));
        house.say(ann, room, "still there");
        assertThat(house.seenBy(bob, room).unread()).isEqualTo(2);
        house.delete(ann, room, id);
        assertThat(house.seenBy(bob, room).unread()).isEqualTo(1);
        assertThat(house.seenBy(bob, room).mentions()).isZero();
        Message seen = house.message(bob, room, id);
        assertThat(seen.deleted()).isEqualTo(new Deletion(ann, null, house.clock.instant()));
        assertThat(seen.text()).isEmpty();
        assertThat(seen.reactions()).isEmpty();
        assertThat(seen.mentions()).isEmpty();
        assertThat(house.events(room, 5, 9))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageDeleted.class, event -> assertThat(event.message()).isEqualTo(seen));
        assertThat(house.delete(ann, room, id).unchanged()).isTrue();
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
        house.edit(ann, room, id, "edited");
        Message before = house.message(bob, room, id);
        house.delete(ann, room, id);
        house.clock.pass(Duration.ofSeconds(10));
        assertThat(house.restore(ann, room, id).seq()).isEqualTo(8L);
        Message after = house.message(bob, room, id);
        assertThat(after).usingRecursiveComparison().ignoringFields("changedSeq").isEqualTo(before);
        assertThat(house.messages.edits(bob, new GetEdits(1, room, id)).items()).hasSize(1);
        assertThat(house.events(room, 7, 9))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageRestored.class,
                        event ->
                                assertThat(event.message().withOp(null))
                                        .isEqualTo(after.withOp(null)));
        assertThat(house.restore(ann, room, id).unchanged()).isTrue();
    }

    @Test
    void bringsNothingBackTooLateOrForOthers() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(bob, room, "gone").message();
        house.delete(bob, room, id);
        refused(RefusalCode.FORBIDDEN, () -> house.restore(ann, room, id));
        house.clock.pass(Duration.ofSeconds(11));
        refused(RefusalCode.CONFLICT, () -> house.restore(bob, room, id));
        MessageId other = house.say(bob, room, "not wanted").message();
        house.delete(ann, room, other);
        refused(RefusalCode.FORBIDDEN, () -> house.restore(bob, room, other));
    }

    @Test
    void deletesOthersOnlyFromAHigherRank() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId anns = house.say(ann, room, "from the owner").message();
        MessageId eves = house.say(eve, room, "from a member").message();
        refused(RefusalCode.FORBIDDEN, () -> house.delete(bob, room, eves));
        refused(RefusalCode.FORBIDDEN, () -> house.delete(bob, room, anns));
        house.messages.delete(ann, new DeleteMessage(1, op(), room, eves, "not here"));
        assertThat(house.message(bob, room, eves).deleted())
                .isEqualTo(new Deletion(ann, "not here", house.clock.instant()));
    }

    @Test
    void wipesTheWordsFromTheDiskWhenTheyCantComeBack() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "burn after reading").message();
        house.edit(ann, room, id, "burn this too");
        house.delete(ann, room, id);
        house.clock.pass(Duration.ofSeconds(20));
        Forgetting.sweep(house.database, house.clock);
        assertThat(storedText(id)).isEqualTo("burn this too");
        house.clock.pass(Duration.ofSeconds(20));
        Forgetting.sweep(house.database, house.clock);
        assertThat(storedText(id)).isEmpty();
        assertThat(house.message(bob, room, id).deleted()).isNotNull();
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
}
