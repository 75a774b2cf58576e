package chat.parley.server.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parley.model.ExcerptPart;
import chat.parley.model.FileId;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.SearchHit;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Pin;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.Save;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be found, by whom, and in which order, whichever index finds it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessageSearchContract {

    private final TestDatabases.Kind kind;
    private SearchHouse house;
    private PersonId ann;
    private PersonId bob;
    private PersonId eve;
    private PersonId cat;
    private RoomId quay;
    private RoomId attic;
    private LocalDate today;

    MessageSearchContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        house = new SearchHouse(kind.fresh());
        ann = house.house.person("ann");
        bob = house.house.person("bob");
        eve = house.house.person("eve");
        cat = house.house.person("cat");
        house.house.profiles.change(
                bob, new ChangeProfile(1, TestHouse.op(), "Bób Straße", null, null));
        quay = house.house.room(ann, RoomKind.PUBLIC, "Quay");
        attic = house.house.room(ann, RoomKind.PUBLIC, "Dachböden");
        join(bob, quay);
        join(bob, attic);
        join(cat, quay);
        join(cat, attic);
        today = LocalDate.ofInstant(house.house.clock.instant(), ZoneOffset.UTC);
        house.house.clock.pass(Duration.ofDays(-3));
        say(ann, quay, "The café opens at nine");
        say(bob, quay, "Straßenfest, ÉTÉ 2026, Œuvre");
        house.house.clock.pass(Duration.ofDays(2));
        say(ann, attic, "server 10.0.0.17 answers, 10.0.0.170 does not");
        say(bob, attic, "see https://wiki.example.org/a-b_c?x=1%20y for well-known ports");
        say(ann, quay, "东京都的数据库坏了");
        house.house.clock.pass(Duration.ofDays(1));
        say(bob, quay, "きょうは雨ですね カタカナ");
        say(ann, attic, "서울에서 만나요");
        say(bob, attic, "ＡＢＣ full-width １２３");
        say(ann, quay, "go to xq-7 and 100% sure_thing C:\\temp");
        say(bob, quay, "Ёлка на улице Йода, ΌΔΟΣ");
        say(ann, quay, "café again, with tea\nand a second line");
        house.settle();
    }

    @AfterAll
    void close() {
        house.close();
    }

    private MessageId say(PersonId by, RoomId room, String text) {
        return house.house.say(by, room, text).message();
    }

    private void join(PersonId person, RoomId room) {
        house.house.rooms.join(person, new JoinRoom(1, TestHouse.op(), room));
    }

    /// The first words of what Cat finds, newest first; she is in quay and attic only.
    private String found(String query) {
        List<String> words = new ArrayList<>();
        house.texts(cat, query, null).forEach(text -> words.add(text.split("[ ,]", 2)[0]));
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    cafe                   | café The
                    CAFÉ                   | café The
                    afé opens              | The
                    opens afé              | The
                    "cafe opens"           | The
                    "opens cafe"           | ''
                    "with tea and a"       | café
                    cafe -tea              | The
                    strasse                | Straßenfest
                    enfe                   | Straßenfest
                    ete oeuv               | Straßenfest
                    10.0.0.17              | server
                    "10.0.0.17 "           | server
                    0.170                  | server
                    .0.0.                  | server
                    wiki.example.org       | see
                    https://wiki           | see
                    a-b_c?x=1%20           | see
                    well-known             | see
                    l-k                    | see
                    xq                     | go
                    Q-                     | go
                    100%                   | go
                    e_t                    | go
                    :\\t                   | go
                    东                     | 东京都的数据库坏了
                    数据                   | 东京都的数据库坏了
                    京都的数据库           | 东京都的数据库坏了
                    东京 坏                | 东京都的数据库坏了
                    数库                   | ''
                    雨                     | きょうは雨ですね
                    ょ                     | きょうは雨ですね
                    ｶﾀｶﾅ                   | きょうは雨ですね
                    서울                   | 서울에서
                    만                     | 서울에서
                    abc123                 | ''
                    abc 123                | ＡＢＣ
                    ＦＵＬＬ               | ＡＢＣ
                    елка иода              | Ёлка
                    οδος                   | Ёлка
                    zz                     | ''
                    from:ann cafe          | café The
                    from:bob strasse       | Straßenfest
                    from:"bob strasse" ete | Straßenfest
                    -from:bob 10           | go server
                    from:nobody            | ''
                    from:ann from:bob xq   | go
                    in:attic               | ''
                    in:dachboden 10.0      | server
                    -in:quay in:Dachböden from:ann | 서울에서 server
                    has:link               | see
                    has:link -well         | ''
                    -has:link well-known   | ''
                    has:file               | ''
                    -has:image xq          | go
                    is:pinned              | ''
                    -is:pinned xq          | go
                    is:mention             | ''
                    -is:mention xq         | go
                    -from:bob -from:ann    | ''
                    """)
    void findsWhatItSays(String query, String firstWords) {
        assertThat(found(query)).isEqualTo(firstWords);
    }

    @Test
    void findsByDayInUtc() {
        LocalDate first = today.minusDays(3);
        assertThat(found("on:" + first)).isEqualTo("Straßenfest The");
        assertThat(found("before:" + first.plusDays(1))).isEqualTo("Straßenfest The");
        assertThat(found("before:" + first)).isEmpty();
        assertThat(found("cafe after:" + first)).isEqualTo("café");
        assertThat(found("cafe -after:" + first)).isEqualTo("The");
        assertThat(found("cafe -on:" + today)).isEqualTo("The");
        assertThat(found("after:" + first + " before:" + today)).isEqualTo("东京都的数据库坏了 see server");
    }

    @Test
    void looksInOneRoomOnly() {
        assertThat(house.texts(ann, "10", attic)).hasSize(1);
        assertThat(house.texts(ann, "10", quay)).hasSize(1);
        assertThat(house.texts(ann, "in:quay 10", attic)).isEmpty();
        assertThat(house.texts(ann, "in:" + quay + " 10", null)).hasSize(1);
    }

    @Test
    void showsWhereItHit() {
        MessagesFound page = house.page(ann, "strassen été", quay, null, 5);
        SearchHit hit = page.items().getFirst();
        assertThat(hit.excerpt())
                .containsExactly(
                        new ExcerptPart("Straßen", true),
                        new ExcerptPart("fest, ", false),
                        new ExcerptPart("ÉTÉ", true),
                        new ExcerptPart(" 2026, Œuvre", false));
        assertThat(page.people()).extracting("id").containsExactly(bob);
        assertThat(page.more()).isFalse();
        assertThat(page.next()).isNull();
        assertThat(hit.message().op()).isNull();
        assertThat(house.page(bob, "strassen", quay, null, 5).items().getFirst().message().op())
                .isNotNull();
    }

    @Test
    void findsEditedMessagesByTheirPresentTextAndDeletedOnesNever() {
        RoomId room = house.house.roomOf(ann);
        MessageId message = say(ann, room, "the first wording");
        assertThat(house.texts(ann, "first", room)).hasSize(1);
        house.house.messages.edit(
                ann,
                new EditMessage(1, TestHouse.op(), room, message, "another wording", List.of()));
        assertThat(house.texts(ann, "first", room)).isEmpty();
        assertThat(house.texts(ann, "another", room)).containsExactly("another wording");
        house.house.messages.delete(ann, new DeleteMessage(1, TestHouse.op(), room, message, null));
        assertThat(house.texts(ann, "another", room)).isEmpty();
        assertThat(house.texts(ann, "from:ann", room)).isEmpty();
        house.house.messages.restore(ann, new RestoreMessage(1, TestHouse.op(), room, message));
        assertThat(house.texts(ann, "another", room)).hasSize(1);
    }

    @Test
    void judgesByTheRowsAndNotByWhatTheIndexRemembers() {
        RoomId room = house.house.roomOf(ann);
        MessageId message = say(ann, room, "remembered words");
        assertThat(house.texts(ann, "remembered", room)).hasSize(1);
        house.meddle("update message set text = 'secret' where id = '" + message + "'");
        assertThat(house.texts(ann, "remembered", room)).isEmpty();
    }

    @Test
    void findsPinnedAndSavedMessagesAndThoseThatCallTheAsker() {
        RoomId room = house.house.roomOf(ann, bob);
        MessageId pinned = say(ann, room, "keep this");
        house.house.messages.pin(ann, new Pin(1, TestHouse.op(), room, pinned, true));
        house.house.saved.save(bob, new Save(1, pinned, room, true));
        house.house.messages.post(
                ann, calling(room, "bob, come", List.of(new Mention.OfPerson(bob))));
        house.house.messages.post(ann, calling(room, "all, come", List.of(Mention.OfGroup.ROOM)));
        house.house.messages.post(bob, calling(room, "mine", List.of(Mention.OfGroup.ROOM)));
        assertThat(house.texts(bob, "is:saved", null)).containsExactly("keep this");
        assertThat(house.texts(ann, "is:saved", null)).isEmpty();
        assertThat(house.texts(bob, "come -is:saved", room)).hasSize(2);
        assertThat(house.texts(bob, "is:pinned", room)).containsExactly("keep this");
        assertThat(house.texts(bob, "-is:pinned", room)).hasSize(3);
        assertThat(house.texts(bob, "is:mention", room)).containsExactly("all, come", "bob, come");
        assertThat(house.texts(ann, "is:mention", room)).containsExactly("mine");
        assertThat(house.texts(bob, "-is:mention", room)).containsExactly("mine", "keep this");
    }

    private static SendMessage calling(RoomId room, String text, List<Mention> mentions) {
        return new SendMessage(
                1, TestHouse.op(), room, text, null, null, List.of(), mentions, null);
    }

    @Test
    void pagesNewestFirstWithoutGapOrRepetitionWhileMessagesArrive() {
        RoomId one = house.house.roomOf(ann, bob);
        RoomId two = house.house.roomOf(bob, ann);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            said.add("needle " + i);
            say(ann, i % 3 == 0 ? one : two, said.getLast());
            house.house.clock.pass(Duration.ofMillis(1));
        }
        house.settle();
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            MessagesFound page = house.page(bob, "needle", null, cursor, 7);
            page.items().forEach(hit -> read.add(hit.message().text()));
            cursor = page.next();
            assertThat(page.more()).isEqualTo(cursor != null);
            say(ann, one, "needle, late");
            house.settle();
        } while (cursor != null);
        assertThat(read).containsExactlyElementsOf(said.reversed());
    }

    @Test
    void keepsTheOrderOfARoomAlsoWithinOneMoment() {
        RoomId room = house.house.roomOf(ann);
        IntStream.range(0, 30).forEach(i -> say(ann, room, "burst " + i));
        house.settle();
        MessagesFound page = house.page(ann, "burst", room, null, 50);
        List<Long> numbers = SearchHouse.numbers(page);
        assertThat(numbers).hasSize(30).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void showsARoomToItsMembersOfThisMomentOnly() {
        RoomId room = house.house.room(ann, RoomKind.PUBLIC, "Ledger", eve);
        join(bob, room);
        say(ann, room, "treasure");
        assertThat(house.texts(bob, "treasure", null)).hasSize(1);
        assertThat(house.texts(eve, "treasure", null)).isEmpty();
        refused(RefusalCode.FORBIDDEN, () -> house.texts(eve, "treasure", room));
        house.house.rooms.leave(bob, new LeaveRoom(1, TestHouse.op(), room));
        assertThat(house.texts(bob, "treasure", null)).isEmpty();
        refused(RefusalCode.FORBIDDEN, () -> house.texts(bob, "treasure", room));
        join(eve, room);
        assertThat(house.texts(eve, "treasure in:ledger", null)).hasSize(1);
        state(room, eve, "banned");
        assertThat(house.texts(eve, "treasure", null)).isEmpty();
        refused(RefusalCode.NOT_FOUND, () -> house.texts(eve, "treasure", room));
        house.meddle("update room set archived = true where id = '" + room + "'");
        assertThat(house.texts(ann, "treasure", null)).hasSize(1);
        house.meddle("update room set deleted_at = created_at where id = '" + room + "'");
        assertThat(house.texts(ann, "treasure", null)).isEmpty();
    }

    private void state(RoomId room, PersonId person, String state) {
        house.meddle(
                "update member set state = '%s' where room = '%s' and person = '%s'"
                        .formatted(state, room, person));
    }

    @Test
    void hidesPrivateRoomsFromStrangersAsIfThereWereNone() {
        RoomId room = house.house.room(ann, RoomKind.PRIVATE, "Vault");
        say(ann, room, "combination 4711");
        assertThat(house.texts(ann, "4711", null)).hasSize(1);
        assertThat(house.texts(bob, "4711", null)).isEmpty();
        assertThat(house.texts(bob, "in:vault", null)).isEmpty();
        refused(RefusalCode.NOT_FOUND, () -> house.texts(bob, "4711", room));
    }

    @Test
    void showsNothingFromBeforeOnesTime() {
        RoomId room = house.house.room(ann, RoomKind.PRIVATE, "Later");
        RoomId other = house.house.room(ann, RoomKind.PRIVATE, "Later too");
        house.meddle("update room set history_for_new = 'none' where id = '" + room + "'");
        say(ann, room, "early bird");
        say(ann, other, "early worm");
        for (RoomId each : Set.of(room, other)) {
            house.house.rooms.act(ann, new InviteToRoom(1, TestHouse.op(), each, bob));
            join(bob, each);
        }
        say(ann, room, "late bird");
        assertThat(house.texts(bob, "bird", null)).containsExactly("late bird");
        assertThat(house.texts(bob, "bird", room)).containsExactly("late bird");
        assertThat(house.texts(bob, "early", null)).containsExactly("early worm");
        assertThat(house.texts(ann, "bird", null)).containsExactly("late bird", "early bird");
    }

    @Test
    void findsByNamesAndKindsOfAttachments() {
        RoomId room = house.house.roomOf(ann, bob);
        posts(room, "the plan", house.file(ann, "Grundriß Süd.PNG", "image/png", "image"));
        posts(room, "", house.file(ann, "memo.ogg", "audio/ogg", "voice"));
        posts(room, "read it", house.file(ann, "数据.pdf", "application/pdf", "file"));
        assertThat(house.texts(bob, "grundriss", room)).containsExactly("the plan");
        assertThat(house.texts(bob, "sud.png plan", room)).containsExactly("the plan");
        assertThat(house.texts(bob, "\"plan grundriss\"", room)).isEmpty();
        assertThat(house.texts(bob, "数", room)).containsExactly("read it");
        assertThat(house.texts(bob, "has:file", room)).containsExactly("read it", "", "the plan");
        assertThat(house.texts(bob, "has:image", room)).containsExactly("the plan");
        assertThat(house.texts(bob, "has:voice memo", room)).containsExactly("");
        assertThat(house.texts(bob, "-has:voice -has:image", room)).containsExactly("read it");
        assertThat(house.page(bob, "memo", room, null, 5).items().getFirst().excerpt())
                .containsExactly(new ExcerptPart("memo", true), new ExcerptPart(".ogg", false));
    }

    private void posts(RoomId room, String text, FileId file) {
        house.house.messages.post(
                ann,
                new SendMessage(
                        1, TestHouse.op(), room, text, null, null, List.of(file), List.of(), null));
    }

    @Test
    void findsRepliesInThreads() {
        RoomId room = house.house.roomOf(ann);
        MessageId root = say(ann, room, "root");
        house.house.messages.post(
                ann,
                new SendMessage(
                        1,
                        TestHouse.op(),
                        room,
                        "deep reply",
                        null,
                        root,
                        List.of(),
                        List.of(),
                        null));
        assertThat(house.texts(ann, "deep", room)).containsExactly("deep reply");
    }

    @Test
    void findsWhatWasPostedWithoutBeingAskedTo() {
        RoomId room = house.house.roomOf(ann);
        house.settle();
        say(ann, room, "fresh bread");
        await().until(() -> house.page(ann, "bread", room, null, 5).items().size() == 1);
    }

    @Test
    void findsMessagesOfALongRoomInBatches() {
        RoomId room = house.house.roomOf(ann);
        RoomId other = house.house.roomOf(ann);
        house.load(other, ann, 10, 1410);
        assertThat(house.texts(ann, "\"row 10\" -\"row 10 \"", other)).isNotEmpty();
        assertThat(house.texts(ann, "\"row 1410\"", other)).hasSize(1);
        assertThat(house.texts(ann, "row", room)).isEmpty();
        Set<String> all = new TreeSet<>();
        String cursor = null;
        do {
            MessagesFound page = house.page(ann, "row -\"row 999\"", other, cursor, 50);
            page.items().forEach(hit -> all.add(hit.message().text()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).hasSize(1400);
        // Nothing that the index proposes is meant: the page ends before all were looked at.
        MessagesFound none = house.page(ann, "row -ow", other, null, 5);
        assertThat(none.items()).isEmpty();
        assertThat(none.more()).isTrue();
        assertThat(house.page(ann, "row -ow", other, none.next(), 5).more()).isFalse();
    }

    @Test
    void keepsPagesOfLongMessagesBelowAMebibyte() {
        RoomId room = house.house.roomOf(ann);
        List<MessageId> said = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            said.add(say(ann, room, "endless" + "\u0001".repeat(16_000)));
        }
        house.settle();
        List<MessageId> seen = new ArrayList<>();
        String cursor = null;
        do {
            MessagesFound page = house.page(ann, "endless", room, cursor, 50);
            assertThat(new WireCodec().write(new Ok(1, page)).length).isLessThan(1 << 20);
            page.items().forEach(hit -> seen.add(hit.message().id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(said.reversed());
    }

    @Test
    void refusesACursorThatIsNone() {
        for (String cursor : List.of("", "x", "2", "MSAy", "....")) {
            refused(RefusalCode.BAD_FIELD, () -> house.page(ann, "cafe", null, cursor, 5));
        }
    }

    @Test
    void startsAnewInARoomWhoseNumberingIsAnother() {
        RoomId room = house.house.roomOf(ann);
        MessageId lost = say(ann, room, "lost with the backup");
        assertThat(house.texts(ann, "backup", room)).hasSize(1);
        house.meddle("update room set epoch = 'restored', head = 2 where id = '" + room + "'");
        house.meddle("delete from room_change where subject = '" + lost + "'");
        house.meddle("update room set last_message = null where id = '" + room + "'");
        house.meddle("delete from message where id = '" + lost + "'");
        say(ann, room, "said after it");
        assertThat(house.texts(ann, "said", room)).hasSize(1);
        assertThat(house.texts(ann, "backup", room)).isEmpty();
    }

    @Test
    void isMadeAgainWhileItIsSearched() throws InterruptedException {
        house.settle();
        AtomicBoolean stop = new AtomicBoolean();
        List<Integer> sizes = new ArrayList<>();
        Thread asking =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!stop.get()) {
                                sizes.add(house.page(ann, "cafe", quay, null, 5).items().size());
                            }
                        });
        assertThat(house.searches.rebuild((_, _, _) -> {})).isGreaterThanOrEqualTo(11);
        await().until(() -> !sizes.isEmpty());
        stop.set(true);
        asking.join();
        assertThat(sizes).containsOnly(2);
        assertThat(found("cafe")).isEqualTo("café The");
        say(ann, quay, "after the rebuild");
        assertThat(house.texts(ann, "rebuild", quay)).hasSize(1);
    }

    private static void refused(RefusalCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
