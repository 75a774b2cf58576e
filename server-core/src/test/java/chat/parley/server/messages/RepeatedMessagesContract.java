package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.React;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// That a message which is sent again is the same one, on either database.
abstract class RepeatedMessagesContract extends Household {

    RepeatedMessagesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void givesTheFirstAnswerToARepeatedOperation() {
        RoomId room = house.roomOf(ann);
        SendMessage command = SendMessage.plain(1, op(), room, "once");
        MessageAccepted first = house.messages.post(ann, command);
        SendMessage retry = SendMessage.plain(77, command.op(), room, "once");
        MessageAccepted again = house.messages.post(ann, retry);
        assertThat(again)
                .isEqualTo(new MessageAccepted(first.message(), first.seq(), first.at(), true));
        assertThat(house.newest(ann, room, 50).items()).hasSize(1);
        refused(
                RefusalCode.OPERATION_REUSED,
                () -> house.messages.post(ann, SendMessage.plain(1, command.op(), room, "other")));
        refused(
                RefusalCode.OPERATION_REUSED,
                () ->
                        house.messages.react(
                                ann,
                                new React(1, command.op(), room, first.message(), "👍", true)));
    }

    @Test
    void letsTwoPeopleUseTheSameOperationId() {
        RoomId room = house.roomOf(ann, bob);
        OperationId op = op();
        house.messages.post(ann, SendMessage.plain(1, op, room, "from ann"));
        assertThat(house.messages.post(bob, SendMessage.plain(1, op, room, "from bob")).again())
                .isFalse();
    }

    @Test
    void answersARepeatedOperationEvenAfterRightsWereLost() {
        RoomId room = house.roomOf(ann, bob);
        SendMessage command = SendMessage.plain(1, op(), room, "last words");
        MessageAccepted first = house.messages.post(bob, command);
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        assertThat(house.messages.post(bob, command).seq()).isEqualTo(first.seq());
        refused(RefusalCode.FORBIDDEN, () -> house.say(bob, room, "more"));
    }

    @Test
    void postsTheSameOperationOnceWhenItComesTwiceAtOnce() throws Exception {
        RoomId room = house.roomOf(ann);
        SendMessage command = SendMessage.plain(1, op(), room, "racing itself");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MessageAccepted>> both =
                    IntStream.range(0, 8)
                            .mapToObj(_ -> threads.submit(() -> house.messages.post(ann, command)))
                            .toList();
            int fresh = 0;
            for (Future<MessageAccepted> one : both) {
                assertThat(one.get().seq()).isEqualTo(2);
                fresh += one.get().again() ? 0 : 1;
            }
            assertThat(fresh).isEqualTo(1);
        }
    }
}
