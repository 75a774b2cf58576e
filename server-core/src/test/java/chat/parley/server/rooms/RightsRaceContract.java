package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.MessageId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SetRole;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Somebody uses a right at the moment in which it is taken from them: either it is used before, or
/// not at all. On a database server the two are on different nodes.
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class RightsRaceContract extends Household {

    private static final int TIMES = 100;

    private final TestHouse elsewhere = house.elsewhere();
    private RoomId room;

    RightsRaceContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void open() {
        room = house.roomOf(ann, bob, eve);
    }

    @Test
    void nobodySpeaksAfterTheyWereRemoved() throws Exception {
        int spoke = 0;
        for (int i = 0; i < TIMES; i++) {
            Race.Ends ends =
                    Race.ends(
                            RefusalCode.FORBIDDEN,
                            () ->
                                    house.rooms
                                            .act(ann, new RemoveMember(1, op(), room, bob, null))
                                            .seq(),
                            () -> elsewhere.say(bob, room, "one more thing").seq());
            spoke += ends.before() ? 1 : 0;
            house.rooms.join(bob, new JoinRoom(1, op(), room));
        }
        assertThat(house.newest(ann, room, 100).items()).hasSize(spoke);
        assertThat(numbers()).hasSize(3 + 2 * TIMES + spoke).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void nobodyDeletesAfterTheyWereDemoted() throws Exception {
        int deleted = 0;
        for (int i = 0; i < TIMES; i++) {
            house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.MODERATOR));
            MessageId message = house.say(eve, room, "a thing").message();
            Race.Ends ends =
                    Race.ends(
                            RefusalCode.FORBIDDEN,
                            () ->
                                    house.rooms
                                            .act(
                                                    ann,
                                                    new SetRole(
                                                            1, op(), room, bob, RoomRole.MEMBER))
                                            .seq(),
                            () ->
                                    elsewhere
                                            .messages
                                            .delete(
                                                    bob,
                                                    new DeleteMessage(1, op(), room, message, null))
                                            .seq());
            deleted += ends.before() ? 1 : 0;
        }
        assertThat(
                        house.newest(ann, room, 100).items().stream()
                                .filter(message -> message.deleted() != null))
                .hasSize(deleted);
        assertThat(numbers()).hasSize(3 + 3 * TIMES + deleted).doesNotHaveDuplicates().isSorted();
    }

    private List<Long> numbers() {
        return house.events(room, 0, 1000).stream().map(RoomEvent::seq).toList();
    }
}
