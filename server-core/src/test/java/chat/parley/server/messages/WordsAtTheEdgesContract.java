package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.EarlierText;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What messages promise at their edges: the last moment, the last retry, what hangs on a deleted
/// one. On either database.
abstract class WordsAtTheEdgesContract extends Household {

    WordsAtTheEdgesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void doesNotCallAMessageEditedThatOnlyCallsOthers() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "lunch").message();
        Instant said = message(room, id).at();
        house.clock.pass(Duration.ofMinutes(1));
        edit(room, id, "lunch", new Mention.OfPerson(bob));
        assertThat(message(room, id).editedAt()).isNull();
        assertThat(message(room, id).mentions()).containsExactly(new Mention.OfPerson(bob));
        house.clock.pass(Duration.ofMinutes(1));
        edit(room, id, "dinner", new Mention.OfPerson(bob));
        Instant edited = house.clock.instant();
        house.clock.pass(Duration.ofMinutes(1));
        edit(room, id, "dinner");
        assertThat(message(room, id).editedAt()).isEqualTo(edited);
        edit(room, id, "supper");
        assertThat(house.messages.edits(ann, new GetEdits(1, room, id)).items())
                .containsExactly(new EarlierText("lunch", said), new EarlierText("dinner", edited));
    }

    @Test
    void knowsARetryWhateverBecameOfTheMessage() {
        RoomId room = house.roomOf(ann, bob);
        OperationId op = op();
        SendMessage command = SendMessage.plain(1, op, room, "say it once");
        MessageAccepted first = house.messages.post(ann, command);
        edit(room, first.message(), "said");
        house.messages.delete(ann, new DeleteMessage(1, op(), room, first.message(), null));
        house.clock.pass(Duration.ofMinutes(1));
        Forgetting.sweep(house.database, house.clock);
        MessageAccepted again = house.messages.post(ann, command);
        assertThat(again)
                .isEqualTo(new MessageAccepted(first.message(), first.seq(), first.at(), true));
        reused(() -> house.messages.post(ann, SendMessage.plain(1, op, room, "another")));
        reused(() ->
                house.messages.post(
                        ann, SendMessage.plain(1, op, house.roomOf(ann), "say it once")));
        reused(() ->
                house.messages.delete(ann, new DeleteMessage(1, op, room, first.message(), null)));
        assertThat(house.messages.post(bob, command).again()).isFalse();
    }

    @Test
    void takesNoIdOfAnotherChangeForAMessage() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "there").message();
        OperationId op = op();
        house.messages.react(ann, new React(1, op, room, id, "👍", true));
        reused(() -> house.messages.post(ann, SendMessage.plain(1, op, room, "there")));
        reused(() -> house.messages.react(ann, new React(1, op, room, id, "👍", false)));
        assertThat(house.messages.react(ann, new React(9, op, room, id, "👍", true)).again())
                .isTrue();
    }

    private static void reused(ThrowingCallable call) {
        refused(RefusalCode.OPERATION_REUSED, call);
    }

    @Test
    void takesADeletionBackUntilTheLastMoment() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "back in a moment").message();
        house.messages.delete(ann, new DeleteMessage(1, op(), room, id, null));
        house.clock.pass(Duration.ofSeconds(RestoreMessage.SECONDS));
        house.messages.restore(ann, new RestoreMessage(1, op(), room, id));
        assertThat(message(room, id).text()).isEqualTo("back in a moment");
        house.messages.delete(ann, new DeleteMessage(1, op(), room, id, null));
        house.clock.pass(Duration.ofSeconds(RestoreMessage.SECONDS).plusMillis(1));
        refused(
                RefusalCode.CONFLICT,
                () -> house.messages.restore(ann, new RestoreMessage(1, op(), room, id)));
        assertThat(message(room, id).text()).isEmpty();
    }

    @Test
    void keepsAThreadWhoseRootIsDeleted() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        post(bob, room, root, null, "one");
        house.messages.delete(ann, new DeleteMessage(1, op(), room, root, null));
        house.clock.pass(Duration.ofMinutes(1));
        Forgetting.sweep(house.database, house.clock);
        post(bob, room, root, null, "two");
        Message tombstone = message(room, root);
        assertThat(tombstone.deleted()).isNotNull();
        assertThat(tombstone.text()).isEmpty();
        assertThat(tombstone.threadCount()).isEqualTo(2);
        assertThat(
                        house.messages
                                .history(ann, new GetHistory(1, room, null, null, null, root, null))
                                .items())
                .extracting(Message::text)
                .containsExactly("one", "two");
        assertThat(house.threads.list(ann, new ListThreads(1, null)).items())
                .filteredOn(thread -> thread.message().id().equals(root))
                .singleElement()
                .matches(thread -> thread.unread() == 2);
    }

    @Test
    void answersWhatIsDeletedWithoutItsWords() {
        RoomId room = house.roomOf(ann, bob);
        MessageId gone = house.say(ann, room, "take this back").message();
        house.messages.delete(ann, new DeleteMessage(1, op(), room, gone, null));
        refused(
                RefusalCode.BAD_FIELD,
                () -> post(bob, room, null, new ReplyTo(gone, "take this"), "why?"));
        MessageId answer = post(bob, room, null, new ReplyTo(gone, null), "why?");
        assertThat(answered(room, answer)).isEqualTo(new ReplyReference(gone, ann, "", null));
        house.messages.restore(ann, new RestoreMessage(1, op(), room, gone));
        assertThat(answered(room, answer).excerpt()).isEqualTo("take this back");
    }

    private ReplyReference answered(RoomId room, MessageId answer) {
        return requireNonNull(message(room, answer).replyTo());
    }

    @Test
    void wipesDeletedWordsAlsoWhereTheyWereQuoted() {
        RoomId room = house.roomOf(ann, bob);
        MessageId gone = house.say(ann, room, "burn after reading").message();
        MessageId kept = house.say(ann, room, "keep this").message();
        MessageId answer = post(bob, room, null, new ReplyTo(gone, "burn"), "why?");
        MessageId other = post(bob, room, null, new ReplyTo(kept, "keep"), "yes");
        house.messages.delete(ann, new DeleteMessage(1, op(), room, gone, null));
        assertThat(storedQuote(answer)).isEqualTo("burn");
        house.clock.pass(Duration.ofMinutes(1));
        Forgetting.sweep(house.database, house.clock);
        assertThat(storedQuote(answer)).isEmpty();
        assertThat(storedQuote(other)).isEqualTo("keep");
    }

    private String storedQuote(MessageId id) {
        return house.database.read(handle ->
                handle.createQuery("select coalesce(quote, '') from message where id = ?")
                        .bind(0, id.value())
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void pinsAHundredAndNoMore() {
        RoomId room = house.roomOf(ann);
        List<MessageId> ids =
                IntStream.rangeClosed(0, 100)
                        .mapToObj(n -> house.say(ann, room, "pin " + n).message())
                        .toList();
        ids.subList(0, 100).forEach(id -> pin(room, id, true));
        refused(RefusalCode.CONFLICT, () -> pin(room, ids.getLast(), true));
        pin(room, ids.getFirst(), false);
        pin(room, ids.getLast(), true);
        refused(RefusalCode.CONFLICT, () -> pin(room, ids.getFirst(), true));
    }

    private void pin(RoomId room, MessageId id, boolean on) {
        house.messages.pin(ann, new Pin(1, op(), room, id, on));
    }

    private MessageId post(
            PersonId by,
            RoomId room,
            @Nullable MessageId thread,
            @Nullable ReplyTo reply,
            String text) {
        return house.messages
                .post(
                        by,
                        new SendMessage(
                                1, op(), room, text, reply, thread, List.of(), List.of(), null))
                .message();
    }

    private void edit(RoomId room, MessageId id, String text, Mention... mentions) {
        house.messages.edit(ann, new EditMessage(1, op(), room, id, text, List.of(mentions)));
    }

    private Message message(RoomId room, MessageId id) {
        return house.messages.message(ann, new GetMessage(1, room, id)).message();
    }
}
