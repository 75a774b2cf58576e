package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The copy of a room knows what it holds and where it has holes.
class RoomCacheTest {
    private final RoomId room = new RoomId(UUID.randomUUID());
    private final PersonId ann = new PersonId(UUID.randomUUID());
    private final RoomCache cache = RoomCache.inMemory();

    private Message message(long seq) {
        return Message.plain(
                new MessageId(new UUID(7, seq)), room, seq, ann, Instant.EPOCH, "m" + seq);
    }

    private List<Message> messages(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(this::message).toList();
    }

    private CachedRoom at(long applied) {
        return new CachedRoom(
                new RoomSummary(
                        room,
                        "epoch",
                        applied,
                        RoomKind.PUBLIC,
                        "general",
                        null,
                        null,
                        false,
                        2,
                        RoomRole.MEMBER,
                        MembershipState.MEMBER,
                        null,
                        Level.ALL,
                        false,
                        null,
                        false,
                        0,
                        0,
                        0,
                        null,
                        List.of(),
                        null),
                applied,
                Instant.EPOCH,
                false);
    }

    private static List<Long> numbers(Slice slice) {
        return slice.messages().stream().map(Message::seq).toList();
    }

    @Test
    void beginsWithAHoleUpToTheHead() {
        cache.begin(at(100));
        Slice newest = cache.history().before(room, Long.MAX_VALUE, 50);
        assertThat(newest.messages()).isEmpty();
        assertThat(newest.below()).isEqualTo(new Hole(0, 101));
    }

    @Test
    void growsTheNewestPartAndLeavesTheHoleBelow() {
        cache.begin(at(100));
        cache.history().fill(room, new Hole(0, 101), messages(51, 100), false, true);
        cache.apply(at(101), List.of(new CacheChange.Put(message(101))));

        Slice newest = cache.history().before(room, Long.MAX_VALUE, 50);
        assertThat(numbers(newest)).startsWith(52L).endsWith(101L).hasSize(50);
        Slice older = cache.history().before(room, 52, 50);
        assertThat(numbers(older)).containsExactly(51L);
        assertThat(older.below()).isEqualTo(new Hole(0, 51));
    }

    @Test
    void closesAHoleWhoseBeginningIsReached() {
        cache.begin(at(30));
        cache.history().fill(room, new Hole(0, 31), messages(3, 30), true, true);
        Slice all = cache.history().before(room, Long.MAX_VALUE, 50);
        assertThat(numbers(all)).hasSize(28);
        assertThat(all.moreBelow()).isFalse();
    }

    @Test
    void splitsAHoleAroundAPageInItsMiddle() {
        cache.begin(at(1000));
        cache.history().fill(room, new Hole(0, 1001), messages(475, 525), false, false);
        assertThat(cache.history().holeAt(room, 474)).contains(new Hole(0, 475));
        assertThat(cache.history().holeAt(room, 500)).isEmpty();
        assertThat(cache.history().holeAt(room, 526)).contains(new Hole(525, 1001));
        assertThat(numbers(cache.history().after(room, 520, 50)))
                .containsExactly(521L, 522L, 523L, 524L, 525L);
    }

    @Test
    void changesRowsAndNumberTogether() {
        cache.begin(at(0));
        cache.apply(at(1), List.of(new CacheChange.Put(message(1))));
        List<Reaction> reactions = List.of(new Reaction("👍", 1, List.of(ann)));
        cache.apply(at(2), List.of(new CacheChange.Reactions(message(1).id(), reactions, 2)));

        assertThat(cache.rooms()).containsExactly(at(2));
        assertThat(cache.history().message(message(1).id()).orElseThrow().reactions())
                .isEqualTo(reactions);
    }

    @Test
    void neverReplacesAMessageByAnOlderStateOfIt() {
        cache.begin(at(0));
        cache.apply(at(5), List.of(new CacheChange.Put(message(1).withReactions(List.of(), 5))));
        cache.history().fill(room, new Hole(0, 2), List.of(message(1)), true, true);
        assertThat(cache.history().message(message(1).id()).orElseThrow().changedSeq())
                .isEqualTo(5);
    }

    @Test
    void startsOverAtTheNewestPage() {
        cache.begin(at(10));
        cache.history().fill(room, new Hole(0, 11), messages(1, 10), true, true);
        cache.restart(at(9000), messages(8951, 9000), true);
        assertThat(numbers(cache.history().before(room, 8951, 50))).isEmpty();
        assertThat(cache.history().before(room, 8951, 50).below()).isEqualTo(new Hole(0, 8951));
    }

    @Test
    void leavesRepliesInThreadsOutOfPages() {
        cache.begin(at(0));
        Message root = message(1);
        Message reply =
                new Message(
                        new MessageId(UUID.randomUUID()),
                        room,
                        2,
                        2,
                        ann,
                        Instant.EPOCH,
                        "reply",
                        null,
                        null,
                        null,
                        root.id(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        null,
                        null);
        cache.apply(at(1), List.of(new CacheChange.Put(root)));
        cache.apply(
                at(2),
                List.of(
                        new CacheChange.Put(reply),
                        new CacheChange.Replied(root.id(), Instant.EPOCH, 2)));
        assertThat(numbers(cache.history().before(room, Long.MAX_VALUE, 50))).containsExactly(1L);
        assertThat(cache.history().message(root.id()).orElseThrow().threadCount()).isEqualTo(1);
    }

    private RoomLine line(long seq, RoomLine.Change change) {
        return new RoomLine(
                room, seq, Instant.ofEpochSecond(seq), ann, null, change, "detail of " + seq);
    }

    @Test
    void keepsTheLinesBetweenTheMessagesOfEachSlice() {
        cache.begin(at(0));
        for (long seq = 1; seq <= 9; seq++) {
            CacheChange change =
                    seq % 3 == 0
                            ? new CacheChange.Happened(line(seq, RoomLine.Change.RENAMED))
                            : new CacheChange.Put(message(seq));
            cache.apply(at(seq), List.of(change));
        }

        Slice newest = cache.history().before(room, Long.MAX_VALUE, 3);
        assertThat(numbers(newest)).containsExactly(5L, 7L, 8L);
        assertThat(newest.lines())
                .containsExactly(
                        line(6, RoomLine.Change.RENAMED), line(9, RoomLine.Change.RENAMED));
        Slice older = cache.history().before(room, 5, 3);
        assertThat(numbers(older)).containsExactly(1L, 2L, 4L);
        assertThat(older.lines()).containsExactly(line(3, RoomLine.Change.RENAMED));
        Slice after = cache.history().after(room, 2, 2);
        assertThat(numbers(after)).containsExactly(4L, 5L);
        assertThat(after.lines()).containsExactly(line(3, RoomLine.Change.RENAMED));
    }

    @Test
    void forgetsTheLinesOfARoomWithIt() {
        cache.begin(at(0));
        cache.apply(at(1), List.of(new CacheChange.Happened(line(1, RoomLine.Change.JOINED))));
        cache.begin(at(5));
        assertThat(cache.history().before(room, Long.MAX_VALUE, 50).lines()).isEmpty();
    }
}
