package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static chat.parley.server.messages.TestHouse.reply;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.React;
import chat.parley.server.db.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is read of a room afterwards: pages of its history and its changes, on either database.
abstract class HistoryContract extends Household {

    HistoryContract(TestDatabases.Kind kind) {
        super(kind);
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
    void givesChangesInPresentStateWithoutCuttingANumber() {
        RoomId room = house.roomOf(ann, bob);
        String epoch = house.seenBy(ann, room).epoch();
        MessageId root = house.say(ann, room, "root").message();
        house.say(ann, room, "between");
        house.messages.post(bob, reply(room, root));
        house.messages.react(bob, new React(1, op(), room, root, "👍", true));
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

    private static List<Long> seqs(HistoryPage page) {
        return page.items().stream().map(Message::seq).toList();
    }
}
