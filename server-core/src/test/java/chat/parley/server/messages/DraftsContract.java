package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Draft;
import chat.parley.model.DraftReply;
import chat.parley.model.FileId;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.DraftChanged;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.SaveDraft;
import chat.parley.server.db.Housekeeping;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.PersonalChange;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What drafts promise on either database.
abstract class DraftsContract extends Household {

    DraftsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void keepsADraftWholeUntilItIsEmpty() {
        RoomId room = house.roomOf(ann);
        MessageId root = house.say(ann, room, "root").message();
        DraftReply reply = new DraftReply(root, "ro");
        FileId file = new FileId(UUID.randomUUID());
        long before = house.overview(ann).head();
        SaveDraft command = new SaveDraft(1, room, root, " half a", reply, List.of(file), 0);
        assertThat(house.drafts.save(ann, command).version()).isEqualTo(1);
        assertThat(house.drafts.save(ann, command).version()).isEqualTo(1);
        Draft draft =
                new Draft(room, root, " half a", reply, List.of(file), 1, house.clock.instant());
        assertThat(house.overview(ann).drafts()).containsExactly(draft);
        assertThat(house.personFeed.after(ann, before, 9))
                .extracting(PersonalChange::event)
                .containsExactly(new DraftChanged(draft));
        assertThat(save(ann, room, root, "", 1)).isEqualTo(2);
        assertThat(house.overview(ann).drafts()).isEmpty();
        assertThat(save(ann, room, root, "again", 2)).isEqualTo(3);
    }

    @Test
    void givesWhatIsThereInsteadOfLosingIt() {
        RoomId room = house.roomOf(ann);
        save(ann, room, null, "from the phone", 0);
        Refusal refusal =
                catchThrowableOfType(
                        Refusal.class, () -> save(ann, room, null, "from the laptop", 0));
        assertThat(refusal.code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(refusal.draft())
                .isNotNull()
                .satisfies(draft -> assertThat(draft.text()).isEqualTo("from the phone"));
        assertThat(save(ann, room, null, "from the laptop", 1)).isEqualTo(2);
    }

    @Test
    void keepsDraftsOnlyWhereOneIs() {
        RoomId room = house.roomOf(ann, bob);
        RoomId hidden = house.room(ann, RoomKind.PRIVATE, "hidden");
        MessageId secret = house.say(ann, hidden, "secret").message();
        save(bob, room, null, "soon", 0);
        refused(RefusalCode.NOT_FOUND, () -> save(bob, hidden, null, "x", 0));
        refused(RefusalCode.NOT_FOUND, () -> save(bob, room, secret, "x", 0));
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        refused(RefusalCode.FORBIDDEN, () -> save(bob, room, null, "later", 1));
        assertThat(house.overview(bob).drafts()).isEmpty();
    }

    @Test
    void keepsNoMoreThanAConnectionCanBeginWith() {
        String long16 = "x".repeat(16_384);
        for (int i = 0; i < 32; i++) {
            save(eve, house.roomOf(eve), null, long16, 0);
        }
        RoomId room = house.roomOf(eve);
        refused(RefusalCode.QUOTA, () -> save(eve, room, null, "x", 0));
        RoomId first = house.overview(eve).drafts().getFirst().room();
        save(eve, first, null, "", 1);
        save(eve, room, null, "x", 0);
        assertThat(house.overview(eve).drafts()).hasSize(32);
    }

    @Test
    void forgetsAnEmptiedDraftWhenNoDeviceWasAwayForSoLong() {
        RoomId room = house.roomOf(bob);
        save(bob, room, null, "soon", 0);
        save(bob, room, null, "", 1);
        try (Housekeeping _ =
                Housekeeping.start(
                        house.database,
                        house.clock,
                        List.of(Drafts.chore()),
                        Duration.ofMillis(20))) {
            house.clock.pass(Duration.ofDays(29));
            assertThat(emptied(room)).isOne();
            house.clock.pass(Duration.ofDays(2));
            await().until(() -> emptied(room) == 0);
        }
    }

    private long emptied(RoomId room) {
        return house.database.read(handle ->
                handle.createQuery("select count(*) from draft where room = ?")
                        .bind(0, room.value())
                        .mapTo(Long.class)
                        .one());
    }

    private long save(
            PersonId by, RoomId room, @Nullable MessageId thread, String text, long version) {
        return house.drafts
                .save(by, new SaveDraft(1, room, thread, text, null, List.of(), version))
                .version();
    }
}
