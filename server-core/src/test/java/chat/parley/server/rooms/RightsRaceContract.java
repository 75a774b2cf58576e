package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SetRole;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody uses a right at the moment in which it is taken from them: either it is used before, or
/// not at all. On a database server the two are on different nodes.
abstract class RightsRaceContract {

    private static final int TIMES = 100;

    private final TestDatabases.Kind kind;
    private TestHouse here;
    private TestHouse there;
    private PersonId ann;
    private PersonId bob;
    private PersonId eve;
    private RoomId room;

    RightsRaceContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        DatabaseSettings settings = kind.fresh();
        here = new TestHouse(settings);
        there = kind == TestDatabases.Kind.POSTGRESQL ? new TestHouse(settings) : here;
        ann = here.person("ann");
        bob = here.person("bob");
        eve = here.person("eve");
        room = here.roomOf(ann, bob, eve);
    }

    @AfterEach
    void close() {
        if (there != here) {
            there.close();
        }
        here.close();
    }

    @Test
    void nobodySpeaksAfterTheyWereRemoved() throws Exception {
        int spoke = 0;
        for (int i = 0; i < TIMES; i++) {
            Race.Ends ends =
                    Race.ends(
                            RefusalCode.FORBIDDEN,
                            () ->
                                    here.rooms
                                            .act(ann, new RemoveMember(1, op(), room, bob, null))
                                            .seq(),
                            () -> there.say(bob, room, "one more thing").seq());
            spoke += ends.before() ? 1 : 0;
            here.rooms.join(bob, new JoinRoom(1, op(), room));
        }
        assertThat(here.newest(ann, room, 100).items()).hasSize(spoke);
        assertThat(numbers()).hasSize(3 + 2 * TIMES + spoke).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void nobodyDeletesAfterTheyWereDemoted() throws Exception {
        int deleted = 0;
        for (int i = 0; i < TIMES; i++) {
            here.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.MODERATOR));
            MessageId message = here.say(eve, room, "a thing").message();
            Race.Ends ends =
                    Race.ends(
                            RefusalCode.FORBIDDEN,
                            () ->
                                    here.rooms
                                            .act(
                                                    ann,
                                                    new SetRole(
                                                            1, op(), room, bob, RoomRole.MEMBER))
                                            .seq(),
                            () ->
                                    there.messages
                                            .delete(
                                                    bob,
                                                    new DeleteMessage(1, op(), room, message, null))
                                            .seq());
            deleted += ends.before() ? 1 : 0;
        }
        assertThat(
                        here.newest(ann, room, 100).items().stream()
                                .filter(message -> message.deleted() != null))
                .hasSize(deleted);
        assertThat(numbers()).hasSize(3 + 3 * TIMES + deleted).doesNotHaveDuplicates().isSorted();
    }

    private List<Long> numbers() {
        return here.events(room, 0, 1000).stream().map(RoomEvent::seq).toList();
    }
}
