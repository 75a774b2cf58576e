package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.ThreadSummary;
import chat.parley.model.UnreadReason;
import chat.parley.protocol.Block;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.ThreadsPage;
import chat.parley.protocol.UnreadReasons;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.rooms.PersonalChange;
import chat.parley.server.rooms.Race;
import chat.parley.server.rooms.StoredCalls;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What threads, read pointers and the counts behind them promise on either database.
abstract class ThreadsContract extends Household {

    ThreadsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void letsThoseFollowWhoWroteTheRootOrAReplyOrAreCalled() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId root = house.say(ann, room, "lunch").message();
        reply(bob, room, root, new Mention.OfPerson(eve));
        assertThat(thread(ann, root)).isEqualTo(shown(root, true, 4L, 1, 0));
        assertThat(thread(bob, root)).isEqualTo(shown(root, true, 5L, 0, 0));
        assertThat(thread(eve, root)).isEqualTo(shown(root, true, 4L, 1, 1));
        assertThat(house.seenBy(ann, room).unread()).isZero();
        assertThat(house.seenBy(eve, room).unread()).isEqualTo(1);
        assertThat(house.seenBy(eve, room).mentions()).isEqualTo(1);
    }

    @Test
    void callsEverybodyIntoAThread() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId root = house.say(ann, room, "fire drill").message();
        reply(ann, room, root, Mention.OfGroup.ROOM);
        assertThat(thread(bob, root)).isEqualTo(shown(root, true, 4L, 1, 1));
        assertThat(thread(eve, root)).isEqualTo(shown(root, true, 4L, 1, 1));
    }

    @Test
    void callsIntoAThreadNeitherTheGoneNorThoseWhoChoseNotToFollow() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId root = house.say(ann, room, "fire drill").message();
        follow(bob, room, root, true);
        follow(bob, room, root, false);
        house.rooms.leave(eve, new LeaveRoom(1, op(), room));
        reply(ann, room, root, Mention.OfGroup.ROOM);
        assertThat(thread(bob, root).following()).isFalse();
        house.rooms.join(eve, new JoinRoom(1, op(), room));
        assertThat(threads(eve)).noneMatch(item -> item.following() && is(item, root));
        assertThat(thread(ann, root)).isEqualTo(shown(root, true, 6L, 0, 0));
    }

    private static boolean is(ThreadSummary item, MessageId root) {
        return item.message().id().equals(root);
    }

    @Test
    void callsIntoAThreadWhomAReplyCallsSinceItWasEdited() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId root = house.say(ann, room, "who has the keys").message();
        MessageId reply = reply(ann, room, root).message();
        assertThat(threads(eve)).noneMatch(item -> item.message().id().equals(root));
        house.messages.edit(
                ann,
                new EditMessage(1, op(), room, reply, "hey", List.of(new Mention.OfPerson(eve))));
        assertThat(thread(eve, root)).isEqualTo(shown(root, true, 4L, 1, 1));
        assertThat(threads(bob)).noneMatch(item -> item.message().id().equals(root));
        house.messages.edit(
                ann, new EditMessage(1, op(), room, reply, "hey", List.of(Mention.OfGroup.ROOM)));
        assertThat(thread(bob, root)).isEqualTo(shown(root, true, 4L, 1, 1));
    }

    @Test
    void readsAThreadApartFromItsRoom() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        house.rooms.markRead(bob, new MarkRead(1, room, 3, null));
        reply(ann, room, root, new Mention.OfPerson(bob));
        MessageAccepted second = reply(ann, room, root);
        assertThat(house.seenBy(bob, room).mentions()).isEqualTo(1);
        long before = house.overview(bob).head();
        ReadPosition read = house.rooms.markRead(bob, new MarkRead(1, room, 4, root));
        assertThat(read).isEqualTo(new ReadPosition(4, 1, 0));
        assertThat(house.personFeed.after(bob, before, 9))
                .extracting(PersonalChange::event)
                .containsExactly(
                        new ReadMoved(room, root, 4, 1, 0), new ReadMoved(room, null, 3, 0, 0));
        assertThat(house.seenBy(bob, room).mentions()).isZero();
        house.rooms.markRead(bob, new MarkRead(1, room, 999, root));
        assertThat(thread(bob, root)).isEqualTo(shown(root, true, second.seq(), 0, 0));
        assertThat(house.rooms.markRead(bob, new MarkRead(1, room, 4, root)).readSeq())
                .isEqualTo(second.seq());
    }

    @Test
    void countsAMentionInAThreadUntilTheRoomWasReadPastIt() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        reply(ann, room, root, new Mention.OfPerson(bob));
        assertThat(house.rooms.markRead(bob, new MarkRead(1, room, 4, null)).mentions()).isZero();
        assertThat(thread(bob, root)).isEqualTo(shown(root, true, 3L, 1, 1));
    }

    @Test
    void followsAndUnfollowsAsChosen() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId root = house.say(ann, room, "root").message();
        reply(ann, room, root);
        assertThat(threads(eve)).noneMatch(item -> item.message().id().equals(root));
        assertThat(follow(eve, room, root, true)).isEqualTo(Done.CHANGED);
        assertThat(follow(eve, room, root, true)).isEqualTo(Done.UNCHANGED);
        assertThat(thread(eve, root)).isEqualTo(shown(root, true, 5L, 0, 0));
        assertThat(follow(eve, room, root, false)).isEqualTo(Done.CHANGED);
        reply(eve, room, root);
        reply(ann, room, root);
        assertThat(threads(eve)).noneMatch(item -> item.message().id().equals(root));
        reply(ann, room, root, new Mention.OfPerson(eve));
        assertThat(thread(eve, root).following()).isFalse();
        assertThat(thread(eve, root).mentions()).isEqualTo(1);
    }

    @Test
    void refusesThreadsThatCantBeSeenOrAreNone() {
        RoomId room = house.roomOf(ann, bob);
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        MessageId root = house.say(ann, room, "root").message();
        MessageId secret = house.say(ann, hidden, "secret").message();
        MessageId answer = reply(bob, room, root).message();
        MessageId nothing = new MessageId(UUID.randomUUID());
        refused(RefusalCode.FORBIDDEN, () -> follow(eve, room, root, true));
        refused(RefusalCode.NOT_FOUND, () -> follow(eve, hidden, secret, true));
        refused(RefusalCode.NOT_FOUND, () -> follow(bob, room, secret, true));
        refused(RefusalCode.NOT_FOUND, () -> follow(bob, room, nothing, true));
        refused(RefusalCode.BAD_FIELD, () -> follow(bob, room, answer, true));
        refused(
                RefusalCode.NOT_FOUND,
                () -> house.rooms.markRead(bob, new MarkRead(1, room, 9, nothing)));
        refused(
                RefusalCode.BAD_FIELD,
                () -> house.rooms.markRead(bob, new MarkRead(1, room, 9, answer)));
        refused(RefusalCode.BAD_FIELD, () -> house.threads.list(bob, new ListThreads(1, nothing)));
    }

    @Test
    void listsTheLatestFirstInPagesAndOnlyWhatMayBeRead() {
        PersonId dan = house.person("dan");
        RoomId room = house.roomOf(ann, dan);
        List<MessageId> roots =
                IntStream.range(0, 51)
                        .mapToObj(i -> house.say(dan, room, "root " + i).message())
                        .toList();
        for (MessageId root : roots) {
            house.clock.pass(Duration.ofMillis(5));
            reply(ann, room, root);
        }
        ThreadsPage first = house.threads.list(dan, new ListThreads(1, null));
        assertThat(first.items()).hasSize(50);
        assertThat(first.more()).isTrue();
        assertThat(first.items().getFirst().message().id()).isEqualTo(roots.getLast());
        MessageId last = first.items().getLast().message().id();
        ThreadsPage second = house.threads.list(dan, new ListThreads(1, last));
        assertThat(second.items())
                .singleElement()
                .satisfies(item -> assertThat(item.message().id()).isEqualTo(roots.getFirst()));
        assertThat(second.more()).isFalse();
        house.rooms.leave(dan, new LeaveRoom(1, op(), room));
        assertThat(threads(dan)).isEmpty();
    }

    @Test
    void marksUnreadFromAMessageOn() {
        RoomId room = house.roomOf(ann, bob);
        house.say(ann, room, "three");
        house.messages.post(ann, message(room, null, new Mention.OfPerson(bob)));
        house.say(ann, room, "five");
        house.rooms.markRead(bob, new MarkRead(1, room, 5, null));
        ReadPosition back = house.rooms.markUnread(bob, new MarkUnread(1, room, 4));
        assertThat(back).isEqualTo(new ReadPosition(3, 2, 1));
        assertThat(house.seenBy(bob, room).readSeq()).isEqualTo(3);
        assertThat(house.rooms.markUnread(bob, new MarkUnread(1, room, 5))).isEqualTo(back);
        refused(
                RefusalCode.FORBIDDEN,
                () -> house.rooms.markUnread(eve, new MarkUnread(1, room, 1)));
    }

    @Test
    void saysWhyARoomIsUnread() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        MessageId gone = house.say(ann, room, "gone").message();
        house.messages.delete(ann, new DeleteMessage(1, op(), room, gone, null));
        reply(ann, room, root);
        MessageId calling = reply(ann, room, root, new Mention.OfPerson(bob)).message();
        house.say(bob, room, "own");
        UnreadReasons why = house.rooms.whyUnread(bob, new WhyUnread(1, room));
        assertThat(why.items())
                .containsExactly(
                        new UnreadReason(root, 3, null, false),
                        new UnreadReason(calling, 7, root, true));
        assertThat(why.muted()).isFalse();
        house.rooms.setPreference(bob, new SetRoomPreference(1, room, null, 60L, null, null, null));
        assertThat(house.rooms.whyUnread(bob, new WhyUnread(1, room)).muted()).isTrue();
        refused(RefusalCode.FORBIDDEN, () -> house.rooms.whyUnread(eve, new WhyUnread(1, room)));
    }

    @Test
    void saysWhenThereIsMoreThatIsUnread() throws Exception {
        RoomId room = house.roomOf(ann, bob);
        Race.won(500, n -> house.say(ann, room, "line " + n));
        assertThat(house.rooms.whyUnread(bob, new WhyUnread(1, room)).more()).isFalse();
        house.say(ann, room, "one too many");
        UnreadReasons why = house.rooms.whyUnread(bob, new WhyUnread(1, room));
        assertThat(why.items()).hasSize(500);
        assertThat(why.more()).isTrue();
    }

    @Test
    void countsNoCallsOfTheBlocked() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(bob, room, "root").message();
        house.messages.post(ann, message(room, null, new Mention.OfPerson(bob)));
        reply(ann, room, root, Mention.OfGroup.ROOM);
        assertThat(house.seenBy(bob, room).mentions()).isEqualTo(2);
        blocks().change(bob, new Block(1, op(), ann, true));
        assertThat(house.seenBy(bob, room).mentions()).isZero();
        assertThat(house.seenBy(bob, room).unread()).isEqualTo(1);
        assertThat(thread(bob, root).mentions()).isZero();
        assertThat(house.rooms.whyUnread(bob, new WhyUnread(1, room)).items())
                .extracting(UnreadReason::mention)
                .containsExactly(false);
        blocks().change(bob, new Block(1, op(), ann, false));
    }

    private Blocks blocks() {
        return new Blocks(house.database, house.doorbell, house.clock, new StoredCalls());
    }

    private static ShownThread shown(
            MessageId root, boolean following, long readSeq, int unread, int mentions) {
        return new ShownThread(root, following, readSeq, unread, mentions);
    }

    private record ShownThread(
            MessageId root, boolean following, long readSeq, int unread, int mentions) {}

    private ShownThread thread(PersonId by, MessageId root) {
        return threads(by).stream()
                .filter(item -> item.message().id().equals(root))
                .map(item ->
                        new ShownThread(
                                root,
                                item.following(),
                                item.readSeq(),
                                item.unread(),
                                item.mentions()))
                .findFirst()
                .orElseThrow();
    }

    private List<ThreadSummary> threads(PersonId by) {
        return house.threads.list(by, new ListThreads(1, null)).items();
    }

    private Done follow(PersonId by, RoomId room, MessageId root, boolean on) {
        return house.threads.follow(by, new FollowThread(1, room, root, on));
    }

    private MessageAccepted reply(PersonId by, RoomId room, MessageId root, Mention... mentions) {
        return house.messages.post(by, message(room, root, mentions));
    }

    private static SendMessage message(
            RoomId room, @Nullable MessageId thread, Mention... mentions) {
        return new SendMessage(
                1, op(), room, "hey", null, thread, List.of(), List.of(mentions), null);
    }
}
