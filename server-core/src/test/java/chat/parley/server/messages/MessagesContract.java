package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.calling;
import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static chat.parley.server.messages.TestHouse.reply;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.React;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SendMessage;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.accounts.Attendance;
import chat.parley.server.db.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Who may say what under which number, on either database.
abstract class MessagesContract extends Household {

    MessagesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void postsUnderTheNextNumberAndGivesItBack() {
        RoomId room = house.roomOf(ann, bob);
        MessageAccepted first = house.say(ann, room, "hi");
        MessageAccepted second = house.say(bob, room, "hello");
        assertThat(first.seq()).isEqualTo(3);
        assertThat(second.seq()).isEqualTo(4);
        HistoryPage page = house.newest(bob, room, 50);
        assertThat(page.items()).extracting(Message::text).containsExactly("hi", "hello");
        assertThat(page.items()).extracting(Message::seq).containsExactly(3L, 4L);
        assertThat(page.people()).hasSize(2);
        assertThat(page.more()).isFalse();
        assertThat(page.items().getFirst().op()).isNull();
        assertThat(page.items().getLast().op()).isNotNull();
    }

    @Test
    void numbersWithoutGapOrDoubleUnderManySenders() throws Exception {
        RoomId room = house.roomOf(ann, bob, eve);
        List<PersonId> senders = List.of(ann, bob, eve);
        int each = 40;
        List<MessageAccepted> accepted = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MessageAccepted>> sent = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                for (PersonId sender : senders) {
                    String text = "message " + i;
                    sent.add(threads.submit(() -> house.say(sender, room, text)));
                }
            }
            for (Future<MessageAccepted> one : sent) {
                accepted.add(one.get());
            }
        }
        assertThat(accepted)
                .extracting(MessageAccepted::seq)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(4, 3 + 3L * each).boxed().toList());
        List<RoomEvent> events = house.events(room, 3, 1_000);
        assertThat(events)
                .extracting(RoomEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(4, 3 + 3L * each).boxed().toList());
        assertThat(house.seenBy(ann, room).head()).isEqualTo(3 + 3L * each);
        assertThat(house.seenBy(ann, room).unread()).isEqualTo(2 * each);
    }

    @Test
    void tellsEachNumberOnceInTheFeed() {
        RoomId room = house.roomOf(ann, bob);
        SendMessage command = SendMessage.plain(1, op(), room, "told");
        house.messages.post(ann, command);
        List<RoomEvent> events = house.events(room, 0, 10);
        assertThat(events).extracting(RoomEvent::seq).containsExactly(1L, 2L, 3L);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        MessagePosted.class,
                        posted -> {
                            assertThat(posted.op()).isEqualTo(command.op());
                            assertThat(posted.message().op()).isNull();
                            assertThat(posted.message().text()).isEqualTo("told");
                        });
        assertThat(house.roomFeed.heads(List.of(room))).containsEntry(room, 3L);
    }

    @Test
    void countsUnreadAndMentionsExactly() {
        RoomId room = house.roomOf(ann, bob);
        house.say(ann, room, "one");
        house.messages.post(ann, calling(room, new Mention.OfPerson(bob)));
        house.messages.post(ann, calling(room, Mention.OfGroup.ROOM, new Mention.OfPerson(bob)));
        house.messages.post(ann, calling(room, new Mention.OfPerson(eve)));
        house.say(bob, room, "my own");
        assertThat(house.seenBy(bob, room).unread()).isEqualTo(4);
        assertThat(house.seenBy(bob, room).mentions()).isEqualTo(2);
        assertThat(house.seenBy(ann, room).unread()).isEqualTo(1);
        assertThat(house.seenBy(ann, room).mentions()).isZero();
        var read = house.rooms.markRead(bob, new MarkRead(1, room, 4, null));
        assertThat(read.unread()).isEqualTo(2);
        assertThat(read.mentions()).isEqualTo(1);
        assertThat(house.rooms.markRead(bob, new MarkRead(1, room, 3, null)).readSeq())
                .isEqualTo(4);
        assertThat(house.rooms.markRead(bob, new MarkRead(1, room, 999, null)).readSeq())
                .isEqualTo(7);
    }

    @Test
    void refusesMessageFromStranger() {
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        RoomId open = house.roomOf(ann);
        refused(RefusalCode.NOT_FOUND, () -> house.say(eve, hidden, "let me in"));
        refused(RefusalCode.FORBIDDEN, () -> house.say(eve, open, "let me in"));
        refused(
                RefusalCode.NOT_FOUND,
                () -> house.say(eve, new RoomId(UUID.randomUUID()), "anybody there"));
        refused(RefusalCode.NOT_FOUND, () -> house.newest(eve, hidden, 5));
        refused(RefusalCode.FORBIDDEN, () -> house.newest(eve, open, 5));
    }

    @Test
    void letsOnlyAdminsPostInAChannelButMembersReply() {
        RoomId channel = house.room(ann, RoomKind.CHANNEL, "news");
        house.rooms.join(bob, new chat.parley.protocol.JoinRoom(1, op(), channel));
        MessageId news = house.say(ann, channel, "news").message();
        refused(RefusalCode.FORBIDDEN, () -> house.say(bob, channel, "me too"));
        house.messages.post(bob, reply(channel, news));
        house.messages.react(bob, new React(1, op(), channel, news, "👍", true));
        assertThat(house.newest(bob, channel, 9).items()).hasSize(1);
    }

    @Test
    void asksWhoMayBeforeWhetherTheRoomIsOpen() {
        RoomId room = house.roomOf(ann, bob);
        RoomId hidden = house.room(eve, RoomKind.PRIVATE, "hidden");
        RoomId channel = house.room(ann, RoomKind.CHANNEL, "news");
        house.rooms.join(bob, new JoinRoom(1, op(), channel));
        MessageId root = house.say(ann, channel, "root").message();
        MessageId secret = house.say(eve, hidden, "secret").message();
        for (RoomId each : List.of(room, channel)) {
            house.rooms.change(
                    ann, new ChangeRoom(1, op(), each, null, null, null, null, true, null));
        }
        refused(
                RefusalCode.NOT_FOUND,
                () ->
                        house.messages.post(
                                bob,
                                new SendMessage(
                                        1,
                                        op(),
                                        room,
                                        "",
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        new ForwardOf(hidden, secret))));
        refused(
                RefusalCode.FORBIDDEN,
                () ->
                        house.messages.post(
                                bob,
                                new SendMessage(
                                        1,
                                        op(),
                                        channel,
                                        "all!",
                                        null,
                                        root,
                                        List.of(),
                                        List.of(Mention.OfGroup.ROOM),
                                        null)));
        refused(RefusalCode.CONFLICT, () -> house.say(bob, room, "plain"));
    }

    @Test
    void readsNobodyForAStrangerWhoCalls() {
        List<PersonId> asked = new CopyOnWriteArrayList<>();
        Attendance noting =
                stored -> {
                    asked.add(stored.id());
                    return Attendance.NOBODY.seen(stored);
                };
        AccountRules rules = new AccountRules(Registration.OPEN, TestHouse.unlimited());
        try (TestHouse watched = new TestHouse(kind.fresh(), rules, noting)) {
            PersonId owner = watched.person("owner");
            PersonId stranger = watched.person("stranger");
            RoomId room = watched.roomOf(owner);
            asked.clear();
            SendMessage called = calling(room, Mention.OfGroup.HERE);
            refused(RefusalCode.FORBIDDEN, () -> watched.messages.post(stranger, called));
            assertThat(asked).isEmpty();
            assertThat(watched.messages.post(owner, called).again()).isFalse();
            assertThat(asked).containsExactly(owner);
        }
    }

    @Test
    void refusesAFileThatNobodyUploaded() {
        RoomId room = house.roomOf(ann);
        refused(
                RefusalCode.NOT_FOUND,
                () ->
                        house.messages.post(
                                ann,
                                new SendMessage(
                                        1,
                                        op(),
                                        room,
                                        "file",
                                        null,
                                        null,
                                        List.of(new chat.parley.model.FileId(UUID.randomUUID())),
                                        List.of(),
                                        null)));
    }
}
