package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Member;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Reader;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.GetReaders;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.ReadersPage;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetPreference;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is told of who has read what, on either database.
abstract class ReadersContract extends Household {

    ReadersContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void namesThoseWhoSaidTheyHaveReadIt() {
        RoomId room = house.roomOf(ann, bob, eve);
        MessageId first = house.say(ann, room, "first").message();
        MessageId second = house.say(ann, room, "second").message();
        assertThat(readers(ann, room, first)).isEqualTo(new ReadersPage(List.of(), 0));
        house.rooms.markRead(bob, new MarkRead(1, room, 4, null));
        Reader bobs = new Reader(bob, house.clock.instant());
        assertThat(readers(ann, room, first)).isEqualTo(new ReadersPage(List.of(bobs), 1));
        assertThat(readers(ann, room, second).count()).isZero();
        house.rooms.markUnread(bob, new MarkUnread(1, room, 4));
        assertThat(readers(ann, room, first).items()).containsExactly(bobs);
        refused(RefusalCode.NOT_FOUND, () -> readers(ann, house.roomOf(ann), first));
    }

    @Test
    void knowsReadersOfRepliesByTheirThread() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        MessageId reply =
                house.messages
                        .post(
                                ann,
                                new SendMessage(
                                        1, op(), room, "re", null, root, List.of(), List.of(),
                                        null))
                        .message();
        house.rooms.markRead(bob, new MarkRead(1, room, 99, null));
        assertThat(readers(ann, room, reply).count()).isZero();
        house.rooms.markRead(bob, new MarkRead(1, room, 99, root));
        assertThat(readers(ann, room, reply).items())
                .extracting(Reader::person)
                .containsExactly(bob);
    }

    @Test
    void whoHidesWhatTheyReadSeesNobody() {
        PersonId dan = house.person("dan");
        RoomId direct = direct(dan, ann);
        MessageId id = house.say(ann, direct, "read?").message();
        house.rooms.markRead(dan, new MarkRead(1, direct, 9, null));
        assertThat(readers(ann, direct, id).count()).isEqualTo(1);
        assertThat(house.readers.receipt(dan, direct)).contains(new ReadersMoved(direct, dan, 3));
        assertThat(readSeq(ann, direct, dan)).isEqualTo(3);
        house.profiles.setPreference(dan, new SetPreference(1, "readReceipts", "off"));
        assertThat(readers(ann, direct, id).count()).isZero();
        assertThat(house.readers.receipt(dan, direct)).isEmpty();
        assertThat(house.readers.hidden(direct)).containsExactly(dan);
        assertThat(readSeq(ann, direct, dan)).isNull();
        house.rooms.markRead(ann, new MarkRead(1, direct, 9, null));
        MessageId back = house.say(dan, direct, "yes").message();
        house.rooms.markRead(ann, new MarkRead(1, direct, 9, null));
        assertThat(readers(dan, direct, back)).isEqualTo(new ReadersPage(List.of(), 0));
        assertThat(readSeq(dan, direct, ann)).isNull();
    }

    @Test
    void tellsNobodyAtOnceInRoomsForMany() {
        RoomId room = house.roomOf(ann, bob);
        house.say(ann, room, "hi");
        house.rooms.markRead(bob, new MarkRead(1, room, 9, null));
        assertThat(house.readers.receipt(bob, room)).isEmpty();
        assertThat(readSeq(ann, room, bob)).isNull();
    }

    @Test
    void tellsStrangersNothing() {
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        RoomId open = house.roomOf(ann);
        MessageId secret = house.say(ann, hidden, "secret").message();
        refused(RefusalCode.NOT_FOUND, () -> readers(eve, hidden, secret));
        refused(RefusalCode.FORBIDDEN, () -> readers(eve, open, secret));
    }

    private RoomId direct(PersonId by, PersonId other) {
        return TestHouse.summary(
                        house.rooms.openDirect(by, new OpenDirect(1, op(), List.of(other))).room())
                .id();
    }

    private @Nullable Long readSeq(PersonId by, RoomId room, PersonId of) {
        return house.rooms.members(by, new ListMembers(1, room, null, null)).items().stream()
                .filter(member -> member.person().equals(of))
                .map(Member::readSeq)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private ReadersPage readers(PersonId by, RoomId room, MessageId id) {
        return house.readers.of(by, new GetReaders(1, room, id));
    }
}
