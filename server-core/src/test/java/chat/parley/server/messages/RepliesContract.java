package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static chat.parley.server.messages.TestHouse.reply;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What replies and threads show of what they answer, on either database.
abstract class RepliesContract extends Household {

    RepliesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void keepsRepliesOutOfTheTimelineAndCountsThemAtTheRoot() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        house.messages.post(bob, reply(room, root));
        house.messages.post(ann, reply(room, root));
        assertThat(house.newest(ann, room, 50).items()).hasSize(1);
        Message seen = house.newest(ann, room, 50).items().getFirst();
        assertThat(seen.threadCount()).isEqualTo(2);
        assertThat(seen.changedSeq()).isEqualTo(5);
        assertThat(
                        house.messages
                                .history(ann, new GetHistory(1, room, null, null, null, root, 50))
                                .items())
                .extracting(Message::thread)
                .containsExactly(root, root);
        assertThat(house.seenBy(ann, room).unread()).isZero();
        MessageId answer =
                house.messages
                        .history(ann, new GetHistory(1, room, null, null, null, root, 50))
                        .items()
                        .getFirst()
                        .id();
        refused(RefusalCode.BAD_FIELD, () -> house.messages.post(ann, reply(room, answer)));
    }

    @Test
    void showsWhatAMessageAnswers() {
        RoomId room = house.roomOf(ann, bob);
        RoomId other = house.roomOf(ann, bob);
        MessageId asked = house.say(ann, room, "lunch?\n\nat noon").message();
        house.messages.post(
                bob,
                new SendMessage(
                        1,
                        op(),
                        room,
                        "yes",
                        new ReplyTo(asked, "noon"),
                        null,
                        List.of(),
                        List.of(),
                        null));
        Message answer = house.newest(ann, room, 1).items().getFirst();
        assertThat(answer.replyTo())
                .isEqualTo(new ReplyReference(asked, ann, "lunch? at noon", "noon"));
        refused(
                RefusalCode.NOT_FOUND,
                () ->
                        house.messages.post(
                                bob,
                                new SendMessage(
                                        1,
                                        op(),
                                        other,
                                        "yes",
                                        new ReplyTo(asked, null),
                                        null,
                                        List.of(),
                                        List.of(),
                                        null)));
    }

    @Test
    void quotesOnlyWhatIsSaid() {
        RoomId room = house.roomOf(ann, bob);
        MessageId asked = house.say(ann, room, "lunch?\n\nat  noon").message();
        answer(room, asked, "lunch? at noon");
        answer(room, asked, "at\nnoon");
        refused(RefusalCode.BAD_FIELD, () -> answer(room, asked, "supper"));
        refused(RefusalCode.BAD_FIELD, () -> answer(room, asked, "Noon"));
        house.messages.edit(ann, new EditMessage(1, op(), room, asked, "supper?", List.of()));
        answer(room, asked, "supper");
        refused(RefusalCode.BAD_FIELD, () -> answer(room, asked, "noon"));
        house.messages.delete(ann, new DeleteMessage(1, op(), room, asked, null));
        refused(RefusalCode.BAD_FIELD, () -> answer(room, asked, "supper"));
        assertThat(house.newest(ann, room, 3).items())
                .hasSize(3)
                .allSatisfy(message ->
                        assertThat(message.replyTo())
                                .isEqualTo(new ReplyReference(asked, ann, "", null)));
        assertThat(house.events(room, 2, 50).toString()).doesNotContain("noon", "supper");
    }

    private MessageAccepted answer(RoomId room, MessageId asked, String quote) {
        return house.messages.post(
                bob,
                new SendMessage(
                        1,
                        op(),
                        room,
                        "yes",
                        new ReplyTo(asked, quote),
                        null,
                        List.of(),
                        List.of(),
                        null));
    }
}
