package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.EarlierText;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.EditsPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinsPage;
import chat.parley.protocol.Save;
import chat.parley.protocol.SavedPage;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ThreadsPage;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// That pages of the longest messages stay below 1 MiB and still lead to every message once, on
/// either database.
abstract class LongPagesContract extends Household {

    private static final int MESSAGES = 120;
    private static final int MEBIBYTE = 1 << 20;

    private final WireCodec codec = new WireCodec();
    private final List<MessageId> said = new ArrayList<>();
    private RoomId room;

    LongPagesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeAll
    void open() {
        room = house.roomOf(ann);
        List<String> letters = List.of("a", "\u0001", "\"", "ж", "水", "🙂");
        for (int i = 0; i < MESSAGES; i++) {
            said.add(house.say(ann, room, longest(letters.get(i % letters.size()))).message());
        }
    }

    private static String longest(String letter) {
        return "." + letter.repeat(16_383 / letter.getBytes(UTF_8).length);
    }

    @Test
    void leadsBackThroughTheHistory() {
        List<MessageId> seen = new ArrayList<>();
        Long before = null;
        boolean more = true;
        while (more) {
            HistoryPage page = history(before, null, null);
            seen.addAll(ids(page.items()).reversed());
            before = page.items().getFirst().seq();
            more = page.more();
        }
        assertThat(seen).isEqualTo(said.reversed());
    }

    @Test
    void leadsForwardThroughTheHistory() {
        List<MessageId> seen = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            HistoryPage page = history(null, after, null);
            seen.addAll(ids(page.items()));
            after = page.items().getLast().seq();
            more = page.more();
        }
        assertThat(seen).isEqualTo(said);
    }

    @Test
    void leadsBothWaysFromTheMiddle() {
        HistoryPage middle = history(null, null, 61L);
        assertThat(middle.more()).isTrue();
        assertThat(middle.moreAfter()).isTrue();
        assertThat(middle.items()).extracting(Message::seq).contains(60L, 61L);
        int first = said.indexOf(middle.items().getFirst().id());
        assertThat(ids(middle.items()))
                .isEqualTo(said.subList(first, first + middle.items().size()));
    }

    @Test
    void leadsThroughTheChangesNumberByNumber() {
        List<MessageId> seen = new ArrayList<>();
        long since = 0;
        boolean more = true;
        while (more) {
            ChangesPage page = changes(since);
            List<Long> numbers = page.messages().stream().map(Message::changedSeq).toList();
            assertThat(numbers).allMatch(number -> number <= page.upTo());
            assertThat(page.upTo()).isGreaterThan(since);
            seen.addAll(ids(page.messages()));
            since = page.upTo();
            more = page.more();
            assertThat(more).isEqualTo(since < page.head());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(said).doesNotHaveDuplicates();
    }

    @Test
    void neverCutsANumberThatAReplyAndItsRootShare() {
        RoomId hall = house.roomOf(bob);
        List<MessageId> roots = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            roots.add(house.say(bob, hall, longest("\u0001")).message());
        }
        for (MessageId root : roots) {
            house.messages.post(bob, reply(hall, root));
        }
        long since = 0;
        boolean more = true;
        List<Long> numbers = new ArrayList<>();
        while (more) {
            ChangesPage page =
                    fits(
                            house.messages.changes(
                                    bob,
                                    new GetChanges(
                                            1,
                                            hall,
                                            house.seenBy(bob, hall).epoch(),
                                            since,
                                            null)));
            page.messages().forEach(message -> numbers.add(message.changedSeq()));
            long from = since;
            assertThat(page.messages()).allMatch(message -> message.changedSeq() > from);
            assertThat(page.messages().size() % 2).isZero();
            since = page.upTo();
            more = page.more();
        }
        assertThat(numbers).hasSize(40);
        assertThat(threads(bob)).containsExactlyInAnyOrderElementsOf(roots);
    }

    @Test
    void leadsThroughWhatIsPinnedAndSaved() {
        PersonId cat = house.person("cat");
        RoomId loft = house.roomOf(cat);
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(house.say(cat, loft, longest("\u0002")).message());
        }
        for (MessageId id : ids) {
            house.messages.pin(cat, new Pin(1, op(), loft, id, true));
            house.saved.save(cat, new Save(1, id, loft, true));
        }
        assertThat(pins(cat, loft)).isEqualTo(ids.reversed());
        assertThat(saved(cat)).isEqualTo(ids.reversed());
    }

    @Test
    void showsTheNewestOfManyLongEarlierTexts() {
        PersonId dan = house.person("dan");
        RoomId attic = house.roomOf(dan);
        MessageId id = house.say(dan, attic, "short").message();
        for (int i = 0; i < 15; i++) {
            house.messages.edit(
                    dan,
                    new EditMessage(
                            1, op(), attic, id, i + longest("\u0001").substring(9), List.of()));
        }
        EditsPage page = fits(house.messages.edits(dan, new GetEdits(1, attic, id)));
        assertThat(page.more()).isTrue();
        assertThat(page.items()).hasSizeBetween(8, 13);
        assertThat(page.items().getLast().text()).startsWith("13");
        assertThat(page.items())
                .extracting(EarlierText::text)
                .isSortedAccordingTo(Comparator.comparingInt(LongPagesContract::number));
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(0, text.indexOf('\u0001')));
    }

    private List<MessageId> pins(PersonId by, RoomId place) {
        List<MessageId> seen = new ArrayList<>();
        MessageId before = null;
        boolean more = true;
        while (more) {
            PinsPage page = fits(house.messages.pins(by, new ListPins(1, place, before)));
            seen.addAll(ids(page.items()));
            before = seen.getLast();
            more = page.more();
        }
        return seen;
    }

    private List<MessageId> saved(PersonId by) {
        List<MessageId> seen = new ArrayList<>();
        MessageId before = null;
        boolean more = true;
        while (more) {
            SavedPage page = fits(house.saved.list(by, new ListSaved(1, before)));
            seen.addAll(ids(page.items()));
            before = seen.getLast();
            more = page.more();
        }
        return seen;
    }

    private List<MessageId> threads(PersonId by) {
        List<MessageId> seen = new ArrayList<>();
        MessageId after = null;
        boolean more = true;
        while (more) {
            ThreadsPage page = fits(house.threads.list(by, new ListThreads(1, after)));
            page.items().forEach(item -> seen.add(item.message().id()));
            after = seen.getLast();
            more = page.more();
        }
        return seen;
    }

    private HistoryPage history(
            @Nullable Long before, @Nullable Long after, @Nullable Long around) {
        return fits(
                house.messages.history(
                        ann, new GetHistory(1, room, before, after, around, null, 100)));
    }

    private ChangesPage changes(long since) {
        return fits(
                house.messages.changes(
                        ann,
                        new GetChanges(1, room, house.seenBy(ann, room).epoch(), since, null)));
    }

    private static SendMessage reply(RoomId place, MessageId root) {
        return new SendMessage(
                1, op(), place, longest("\u0003"), null, root, List.of(), List.of(), null);
    }

    private static List<MessageId> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    private <T extends Answer> T fits(T page) {
        assertThat(codec.write(new Ok(Long.MAX_VALUE >> 10, page)).length).isLessThan(MEBIBYTE);
        return page;
    }
}
