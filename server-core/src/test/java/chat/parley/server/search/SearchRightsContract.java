package chat.parley.server.search;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.RestoreMessage;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who finds what, as the rows say it and not as the index remembers it, whichever index finds it.
abstract class SearchRightsContract extends SearchHousehold {

    SearchRightsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void showsARoomToItsMembersOfThisMomentOnly() {
        RoomId room = house.room(ann, RoomKind.PUBLIC, "Ledger", eve);
        join(bob, room);
        say(ann, room, "treasure");
        assertThat(texts(bob, "treasure", null)).hasSize(1);
        assertThat(texts(eve, "treasure", null)).isEmpty();
        refused(RefusalCode.FORBIDDEN, () -> texts(eve, "treasure", room));
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        assertThat(texts(bob, "treasure", null)).isEmpty();
        refused(RefusalCode.FORBIDDEN, () -> texts(bob, "treasure", room));
        join(eve, room);
        assertThat(texts(eve, "treasure in:ledger", null)).hasSize(1);
        state(room, eve, "banned");
        assertThat(texts(eve, "treasure", null)).isEmpty();
        refused(RefusalCode.NOT_FOUND, () -> texts(eve, "treasure", room));
        meddle("update room set archived = true where id = '" + room + "'");
        assertThat(texts(ann, "treasure", null)).hasSize(1);
        meddle("update room set deleted_at = created_at where id = '" + room + "'");
        assertThat(texts(ann, "treasure", null)).isEmpty();
    }

    private void state(RoomId room, PersonId person, String state) {
        meddle(
                "update member set state = '%s' where room = '%s' and person = '%s'"
                        .formatted(state, room, person));
    }

    @Test
    void hidesPrivateRoomsFromStrangersAsIfThereWereNone() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Vault");
        say(ann, room, "combination 4711");
        assertThat(texts(ann, "4711", null)).hasSize(1);
        assertThat(texts(bob, "4711", null)).isEmpty();
        assertThat(texts(bob, "in:vault", null)).isEmpty();
        refused(RefusalCode.NOT_FOUND, () -> texts(bob, "4711", room));
    }

    @Test
    void showsNothingFromBeforeOnesTime() {
        RoomId room = house.room(ann, RoomKind.PRIVATE, "Later");
        RoomId other = house.room(ann, RoomKind.PRIVATE, "Later too");
        meddle("update room set history_for_new = 'none' where id = '" + room + "'");
        say(ann, room, "early bird");
        say(ann, other, "early worm");
        for (RoomId each : Set.of(room, other)) {
            house.rooms.act(ann, new InviteToRoom(1, op(), each, bob));
            join(bob, each);
        }
        say(ann, room, "late bird");
        assertThat(texts(bob, "bird", null)).containsExactly("late bird");
        assertThat(texts(bob, "bird", room)).containsExactly("late bird");
        assertThat(texts(bob, "early", null)).containsExactly("early worm");
        assertThat(texts(ann, "bird", null)).containsExactly("late bird", "early bird");
    }

    @Test
    void findsEditedMessagesByTheirPresentTextAndDeletedOnesNever() {
        RoomId room = house.roomOf(ann);
        MessageId message = say(ann, room, "the first wording");
        assertThat(texts(ann, "first", room)).hasSize(1);
        house.messages.edit(
                ann, new EditMessage(1, op(), room, message, "another wording", List.of()));
        assertThat(texts(ann, "first", room)).isEmpty();
        assertThat(texts(ann, "another", room)).containsExactly("another wording");
        house.messages.delete(ann, new DeleteMessage(1, op(), room, message, null));
        assertThat(texts(ann, "another", room)).isEmpty();
        assertThat(texts(ann, "from:ann", room)).isEmpty();
        house.messages.restore(ann, new RestoreMessage(1, op(), room, message));
        assertThat(texts(ann, "another", room)).hasSize(1);
    }

    @Test
    void judgesByTheRowsAndNotByWhatTheIndexRemembers() {
        RoomId room = house.roomOf(ann);
        MessageId message = say(ann, room, "remembered words");
        assertThat(texts(ann, "remembered", room)).hasSize(1);
        meddle("update message set text = 'secret' where id = '" + message + "'");
        assertThat(texts(ann, "remembered", room)).isEmpty();
    }

    @Test
    void startsAnewInARoomWhoseNumberingIsAnother() {
        RoomId room = house.roomOf(ann);
        MessageId lost = say(ann, room, "lost with the backup");
        assertThat(texts(ann, "backup", room)).hasSize(1);
        meddle("update room set epoch = 'restored', head = 2 where id = '" + room + "'");
        meddle("delete from room_change where subject = '" + lost + "'");
        meddle("update room set last_message = null where id = '" + room + "'");
        meddle("delete from message where id = '" + lost + "'");
        say(ann, room, "said after it");
        assertThat(texts(ann, "said", room)).hasSize(1);
        assertThat(texts(ann, "backup", room)).isEmpty();
    }
}
