package chat.parley.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Ok;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// In which order and in which pages messages are found, whichever index finds them.
abstract class SearchPagesContract extends SearchHousehold {

    SearchPagesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void pagesNewestFirstWithoutGapOrRepetitionWhileMessagesArrive() {
        RoomId one = house.roomOf(ann, bob);
        RoomId two = house.roomOf(bob, ann);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            said.add("needle " + i);
            say(ann, i % 3 == 0 ? one : two, said.getLast());
            house.clock.pass(Duration.ofMillis(1));
        }
        settle();
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            MessagesFound page = page(bob, "needle", null, cursor, 7);
            page.items().forEach(hit -> read.add(hit.message().text()));
            cursor = page.next();
            assertThat(page.more()).isEqualTo(cursor != null);
            say(ann, one, "needle, late");
            settle();
        } while (cursor != null);
        assertThat(read).containsExactlyElementsOf(said.reversed());
    }

    @Test
    void keepsTheOrderOfARoomAlsoWithinOneMoment() {
        RoomId room = house.roomOf(ann);
        IntStream.range(0, 30).forEach(i -> say(ann, room, "burst " + i));
        settle();
        MessagesFound page = page(ann, "burst", room, null, 50);
        List<Long> numbers = numbers(page);
        assertThat(numbers).hasSize(30).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void findsMessagesOfALongRoomInBatches() {
        RoomId room = house.roomOf(ann);
        RoomId other = house.roomOf(ann);
        load(other, ann, 10, 1410);
        assertThat(texts(ann, "\"row 10\" -\"row 10 \"", other)).isNotEmpty();
        assertThat(texts(ann, "\"row 1410\"", other)).hasSize(1);
        assertThat(texts(ann, "row", room)).isEmpty();
        Set<String> all = new TreeSet<>();
        String cursor = null;
        do {
            MessagesFound page = page(ann, "row -\"row 999\"", other, cursor, 50);
            page.items().forEach(hit -> all.add(hit.message().text()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).hasSize(1400);
        // Nothing that the index proposes is meant: the page ends before all were looked at.
        MessagesFound none = page(ann, "row -ow", other, null, 5);
        assertThat(none.items()).isEmpty();
        assertThat(none.more()).isTrue();
        assertThat(page(ann, "row -ow", other, none.next(), 5).more()).isFalse();
    }

    @Test
    void keepsPagesOfLongMessagesBelowAMebibyte() {
        RoomId room = house.roomOf(ann);
        List<MessageId> said = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            said.add(say(ann, room, "endless" + "\u0001".repeat(16_000)));
        }
        settle();
        List<MessageId> seen = new ArrayList<>();
        String cursor = null;
        do {
            MessagesFound page = page(ann, "endless", room, cursor, 50);
            assertThat(new WireCodec().write(new Ok(1, page)).length).isLessThan(1 << 20);
            page.items().forEach(hit -> seen.add(hit.message().id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).isEqualTo(said.reversed());
    }
}
