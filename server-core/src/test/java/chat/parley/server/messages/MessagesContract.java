package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.ReplyTo;
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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What messages promise on either database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessagesContract {

    private final TestDatabases.Kind kind;
    private TestHouse house;
    private PersonId ann;
    private PersonId bob;
    private PersonId eve;

    MessagesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        house = new TestHouse(kind.fresh());
        ann = house.person("ann");
        bob = house.person("bob");
        eve = house.person("eve");
    }

    @AfterAll
    void close() {
        house.close();
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
    void pagesHistoryInBothDirectionsAndAround() {
        RoomId room = house.roomOf(ann);
        IntStream.rangeClosed(2, 21).forEach(i -> house.say(ann, room, "m" + i));
        HistoryPage newest = house.newest(ann, room, 5);
        assertThat(seqs(newest)).containsExactly(17L, 18L, 19L, 20L, 21L);
        assertThat(newest.more()).isTrue();
        HistoryPage older =
                house.messages.history(ann, new GetHistory(1, room, 5L, null, null, null, 10));
        assertThat(seqs(older)).containsExactly(2L, 3L, 4L);
        assertThat(older.more()).isFalse();
        HistoryPage newer =
                house.messages.history(ann, new GetHistory(1, room, null, 18L, null, null, 2));
        assertThat(seqs(newer)).containsExactly(19L, 20L);
        assertThat(newer.more()).isTrue();
        HistoryPage around =
                house.messages.history(ann, new GetHistory(1, room, null, null, 10L, null, 4));
        assertThat(seqs(around)).containsExactly(8L, 9L, 10L, 11L);
        assertThat(around.more()).isTrue();
        assertThat(around.moreAfter()).isTrue();
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
    void setsAndTakesReactionsOnce() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "nice").message();
        assertThat(react(ann, room, id, "👍", true)).isEqualTo(4L);
        assertThat(react(bob, room, id, "🎉", true)).isEqualTo(5L);
        assertThat(react(bob, room, id, "👍", true)).isEqualTo(6L);
        assertThat(react(bob, room, id, "👍", true)).isNull();
        Message seen = house.messages.message(ann, new GetMessage(1, room, id)).message();
        assertThat(seen.reactions())
                .containsExactly(
                        new Reaction("👍", 2, List.of(ann, bob)),
                        new Reaction("🎉", 1, List.of(bob)));
        assertThat(seen.changedSeq()).isEqualTo(6);
        assertThat(react(bob, room, id, "🎉", false)).isEqualTo(7L);
        assertThat(react(bob, room, id, "🎉", false)).isNull();
        assertThat(house.events(room, 3, 10))
                .filteredOn(ReactionsChanged.class::isInstance)
                .extracting(event -> ((ReactionsChanged) event).on())
                .containsExactly(true, true, true, false);
    }

    @Test
    void allowsTwentyDifferentReactions() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "all of them").message();
        for (int i = 0; i < 20; i++) {
            react(ann, room, id, ":e" + i + ":", true);
        }
        refused(RefusalCode.CONFLICT, () -> react(ann, room, id, ":another:", true));
    }

    @Test
    void givesChangesInPresentStateWithoutCuttingANumber() {
        RoomId room = house.roomOf(ann, bob);
        String epoch = house.seenBy(ann, room).epoch();
        MessageId root = house.say(ann, room, "root").message();
        house.say(ann, room, "between");
        house.messages.post(bob, reply(room, root));
        react(bob, room, root, "👍", true);
        ChangesPage all = house.messages.changes(ann, new GetChanges(1, room, epoch, 0, null));
        assertThat(all.messages()).extracting(Message::changedSeq).containsExactly(4L, 5L, 6L);
        assertThat(all.members()).hasSize(2);
        assertThat(all.upTo()).isEqualTo(6);
        assertThat(all.more()).isFalse();
        long at = 0;
        List<Long> seen = new ArrayList<>();
        boolean more = true;
        while (more) {
            ChangesPage page = house.messages.changes(ann, new GetChanges(1, room, epoch, at, 1));
            page.messages().forEach(message -> seen.add(message.changedSeq()));
            assertThat(page.upTo()).isGreaterThan(at);
            at = page.upTo();
            more = page.more();
        }
        assertThat(seen).containsExactly(4L, 5L, 6L);
        assertThat(at).isEqualTo(6);
        ChangesPage none = house.messages.changes(ann, new GetChanges(1, room, epoch, 6, null));
        assertThat(none.messages()).isEmpty();
        assertThat(none.people()).isEmpty();
        refused(
                RefusalCode.CONFLICT,
                () -> house.messages.changes(ann, new GetChanges(1, room, epoch, 7, null)));
        refused(
                RefusalCode.CONFLICT,
                () -> house.messages.changes(ann, new GetChanges(1, room, "other", 0, null)));
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

    private @Nullable Long react(PersonId by, RoomId room, MessageId id, String emoji, boolean on) {
        return house.messages.react(by, new React(1, op(), room, id, emoji, on)).seq();
    }

    private static SendMessage reply(RoomId room, MessageId root) {
        return new SendMessage(
                1, op(), room, "in the thread", null, root, List.of(), List.of(), null);
    }

    private static SendMessage calling(RoomId room, Mention... mentions) {
        return new SendMessage(
                1, op(), room, "you!", null, null, List.of(), List.of(mentions), null);
    }

    private static List<Long> seqs(HistoryPage page) {
        return page.items().stream().map(Message::seq).toList();
    }

    private static void refused(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
