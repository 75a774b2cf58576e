package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.ForwardReference;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.Done;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.Save;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.SavedPage;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What pinning, saving and forwarding promise on either database.
abstract class KeptMessagesContract extends Household {

    KeptMessagesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void pinsAndListsTheLastPinnedFirst() {
        RoomId room = house.roomOf(ann, bob);
        MessageId first = house.say(bob, room, "rules").message();
        MessageId second = house.say(ann, room, "map").message();
        assertThat(pin(ann, room, first, true).seq()).isEqualTo(5L);
        pin(ann, room, second, true);
        assertThat(pin(ann, room, second, true).unchanged()).isTrue();
        assertThat(pins(bob, room)).containsExactly(second, first);
        assertThat(house.message(bob, room, first).pinned()).isTrue();
        pin(ann, room, second, false);
        assertThat(pins(bob, room)).containsExactly(first);
        assertThat(house.events(room, 4, 9))
                .extracting(event -> ((PinChanged) event).pinned())
                .containsExactly(true, true, false);
        house.messages.delete(ann, new DeleteMessage(1, op(), room, first, null));
        assertThat(pins(bob, room)).isEmpty();
        refused(RefusalCode.CONFLICT, () -> pin(ann, room, first, false));
    }

    @Test
    void letsOnlyModeratorsPin() {
        RoomId room = house.roomOf(ann, bob);
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        MessageId id = house.say(bob, room, "me").message();
        MessageId secret = house.say(ann, hidden, "secret").message();
        refused(RefusalCode.FORBIDDEN, () -> pin(bob, room, id, true));
        refused(RefusalCode.FORBIDDEN, () -> pin(eve, room, id, true));
        refused(RefusalCode.NOT_FOUND, () -> pin(eve, hidden, secret, true));
        refused(RefusalCode.NOT_FOUND, () -> pin(ann, room, secret, true));
        refused(RefusalCode.FORBIDDEN, () -> pins(eve, room));
        refused(RefusalCode.NOT_FOUND, () -> pins(eve, hidden));
    }

    @Test
    void savesForOneselfAlone() {
        RoomId room = house.roomOf(ann, bob);
        MessageId one = house.say(ann, room, "one").message();
        MessageId two = house.say(ann, room, "two").message();
        long before = house.overview(bob).head();
        assertThat(save(bob, room, two, true)).isEqualTo(Done.CHANGED);
        assertThat(save(bob, room, two, true)).isEqualTo(Done.UNCHANGED);
        save(bob, room, one, true);
        assertThat(saved(bob, null).items())
                .extracting(Message::text)
                .containsExactly("one", "two");
        assertThat(saved(ann, null).items()).isEmpty();
        assertThat(saved(bob, one).items()).extracting(Message::text).containsExactly("two");
        assertThat(saved(bob, null).people()).isNotEmpty();
        save(bob, room, one, false);
        assertThat(house.personFeed.after(bob, before, 9))
                .extracting(change -> ((SavedChanged) change.event()).on())
                .containsExactly(true, true, false);
        refused(RefusalCode.BAD_FIELD, () -> saved(bob, one));
    }

    @Test
    void pagesTheSaved() {
        RoomId room = house.roomOf(ann, eve);
        List<MessageId> ids =
                IntStream.range(0, 51)
                        .mapToObj(i -> house.say(ann, room, "m" + i).message())
                        .toList();
        ids.forEach(id -> save(eve, room, id, true));
        SavedPage first = saved(eve, null);
        assertThat(first.items()).hasSize(50);
        assertThat(first.more()).isTrue();
        SavedPage second = saved(eve, first.items().getLast().id());
        assertThat(second.items()).extracting(Message::text).containsExactly("m0");
        assertThat(second.more()).isFalse();
    }

    @Test
    void showsSavedMessagesOnlyWhileTheyMayBeRead() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "cabin", bob);
        house.rooms.join(bob, new chat.parley.protocol.JoinRoom(1, op(), room));
        MessageId id = house.say(ann, room, "between us").message();
        save(bob, room, id, true);
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        assertThat(saved(bob, null).items()).noneMatch(message -> message.id().equals(id));
        refused(RefusalCode.NOT_FOUND, () -> save(bob, room, id, false));
        refused(RefusalCode.NOT_FOUND, () -> save(eve, room, id, true));
    }

    @Test
    void forwardsTheWordsWithWhoseTheyAre() {
        RoomId from = house.roomOf(ann, bob);
        RoomId to = house.roomOf(bob, eve);
        MessageId source = house.say(ann, from, "the bridge is open").message();
        MessageId copy = forward(bob, from, source, to, "");
        Message seen = house.message(eve, to, copy);
        assertThat(seen.text()).isEqualTo("the bridge is open");
        assertThat(seen.author()).isEqualTo(bob);
        assertThat(seen.forwardOf())
                .isEqualTo(new ForwardReference(from, ann, house.message(bob, from, source).at()));
        MessageId further = forward(bob, to, copy, to, "the bridge is open");
        assertThat(house.message(eve, to, further).forwardOf()).isEqualTo(seen.forwardOf());
        refused(RefusalCode.BAD_FIELD, () -> forward(bob, from, source, to, "is closed"));
    }

    @Test
    void keepsForwardedWordsAsTheyWereSaid() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId source = house.say(ann, room, "the bridge is open").message();
        MessageId copy = forward(bob, room, source, room, "");
        refused(RefusalCode.BAD_FIELD, () -> house.edit(bob, room, copy, "the bridge is closed"));
        var _ = house.edit(bob, room, copy, "the bridge is open", new Mention.OfPerson(eve));
        Message seen = house.message(eve, room, copy);
        assertThat(seen.text()).isEqualTo("the bridge is open");
        assertThat(seen.mentions()).containsExactly(new Mention.OfPerson(eve));
        assertThat(requireNonNull(seen.forwardOf()).author()).isEqualTo(ann);
    }

    @Test
    void namesAHiddenRoomToNobodyOutside() {
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        RoomId to = house.roomOf(ann, eve);
        MessageId source = house.say(ann, hidden, "psst").message();
        MessageId inside = forward(ann, hidden, source, hidden, "");
        assertThat(requireNonNull(house.message(ann, hidden, inside).forwardOf()).room())
                .isEqualTo(hidden);
        MessageId outside = forward(ann, hidden, inside, to, "");
        assertThat(requireNonNull(house.message(eve, to, outside).forwardOf()).room()).isNull();
        assertThat(requireNonNull(house.message(eve, to, outside).forwardOf()).author())
                .isEqualTo(ann);
    }

    @Test
    void forwardsOnlyWhatTheSenderMayRead() {
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "vault");
        RoomId open = house.roomOf(ann);
        RoomId to = house.roomOf(eve);
        MessageId secret = house.say(ann, hidden, "secret").message();
        MessageId known = house.say(ann, open, "known").message();
        refused(RefusalCode.NOT_FOUND, () -> forward(eve, hidden, secret, to, ""));
        refused(RefusalCode.FORBIDDEN, () -> forward(eve, open, known, to, ""));
        refused(RefusalCode.NOT_FOUND, () -> forward(ann, open, secret, open, ""));
        house.messages.delete(ann, new DeleteMessage(1, op(), open, known, null));
        refused(RefusalCode.CONFLICT, () -> forward(ann, open, known, open, ""));
        assertThat(house.newest(eve, to, 9).items()).isEmpty();
    }

    private MessageId forward(PersonId by, RoomId from, MessageId id, RoomId to, String text) {
        return house.messages
                .post(
                        by,
                        new SendMessage(
                                1,
                                op(),
                                to,
                                text,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                new ForwardOf(from, id)))
                .message();
    }

    private ChangeMade pin(PersonId by, RoomId room, MessageId id, boolean on) {
        return house.messages.pin(by, new Pin(1, op(), room, id, on));
    }

    private List<MessageId> pins(PersonId by, RoomId room) {
        return house.messages.pins(by, new ListPins(1, room, null)).items().stream()
                .map(Message::id)
                .toList();
    }

    private Done save(PersonId by, RoomId room, MessageId id, boolean on) {
        return house.saved.save(by, new Save(1, id, room, on));
    }

    private SavedPage saved(PersonId by, @org.jspecify.annotations.Nullable MessageId before) {
        return house.saved.list(by, new ListSaved(1, before));
    }
}
