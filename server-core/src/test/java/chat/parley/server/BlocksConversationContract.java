package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Block;
import chat.parley.protocol.BlockChanged;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.Done;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a block keeps off, whichever database the server has.
abstract class BlocksConversationContract extends Townsfolk {

    BlocksConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void whoIsBlockedKnocksInVain() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson cyd = town.signsUp("cyd");
        ScriptedPerson annsPhone = town.keep(ann.alsoAt(town.address()));

        assertThat(blocks(ann, bob.id(), true)).isEqualTo(Done.CHANGED);
        assertThat(blocks(ann, bob.id(), true)).isEqualTo(Done.UNCHANGED);
        annsPhone.sees(
                BlockChanged.class, change -> change.person().equals(bob.id()) && change.on());
        assertThat(town.keep(ann.alsoAt(town.address())).wire().ready().blocked())
                .containsExactly(bob.id());

        RoomSummary quay = bob.creates(RoomKind.PRIVATE, "Quay");
        assertThat(bob.wire().refused(i -> new InviteToRoom(i, op(), quay.id(), ann.id())).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(bob.wire().refused(i -> new OpenDirect(i, op(), List.of(ann.id()))).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(
                        bob.wire()
                                .refused(i -> new OpenDirect(i, op(), List.of(ann.id(), cyd.id())))
                                .code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        ann.opensDirect(bob);

        assertThat(blocks(ann, bob.id(), false)).isEqualTo(Done.CHANGED);
        assertThat(
                        bob.asks(
                                        ChangeMade.class,
                                        i -> new InviteToRoom(i, op(), quay.id(), ann.id()))
                                .seq())
                .isNotNull();
    }

    @Test
    void countsThatMoveWithABlockAreTold() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson annsPhone = town.keep(ann.alsoAt(town.address()));
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        RoomSummary attic = ann.creates(RoomKind.PUBLIC, "Attic");
        bob.joins(quay.id());
        bob.joins(attic.id());
        MessageId root = ann.says(quay.id(), "root").message();
        bob.says(attic.id(), "nobody is called here");
        calls(bob, ann, quay, null);
        calls(bob, ann, quay, root);
        annsPhone.sees(MessagePosted.class, posted -> root.equals(posted.message().thread()));

        blocks(ann, bob.id(), true);
        annsPhone.sees(ReadMoved.class, moved -> isAt(moved, quay, null) && moved.mentions() == 0);
        annsPhone.sees(ReadMoved.class, moved -> isAt(moved, quay, root) && moved.mentions() == 0);
        assertThat(summary(town.keep(ann.alsoAt(town.address())), quay).mentions()).isZero();

        blocks(ann, bob.id(), false);
        annsPhone.sees(ReadMoved.class, moved -> isAt(moved, quay, null) && moved.mentions() == 2);
        annsPhone.sees(ReadMoved.class, moved -> isAt(moved, quay, root) && moved.mentions() == 1);
        assertThat(summary(town.keep(ann.alsoAt(town.address())), quay).mentions()).isEqualTo(2);
        assertThat(annsPhone.hasSeen(ReadMoved.class, moved -> isAt(moved, attic, null))).isFalse();
        assertThat(bob.hasSeen(ReadMoved.class, _ -> true)).isFalse();
    }

    private static void calls(
            ScriptedPerson by, ScriptedPerson whom, RoomSummary room, @Nullable MessageId thread) {
        by.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i,
                                op(),
                                room.id(),
                                "you!",
                                null,
                                thread,
                                List.of(),
                                List.of(new Mention.OfPerson(whom.id())),
                                null));
    }

    private static boolean isAt(ReadMoved moved, RoomSummary room, @Nullable MessageId thread) {
        return moved.room().equals(room.id()) && Objects.equals(moved.thread(), thread);
    }

    private static RoomSummary summary(ScriptedPerson person, RoomSummary room) {
        return person.rooms().stream()
                .filter(each -> each.id().equals(room.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyBlocksThemselvesOrAStrangerToTheServer() {
        ScriptedPerson ann = town.signsUp("ann");
        assertThat(ann.wire().refused(i -> new Block(i, op(), ann.id(), true)).code())
                .isEqualTo(RefusalCode.BAD_FIELD);
        PersonId nobody = new PersonId(UUID.randomUUID());
        assertThat(ann.wire().refused(i -> new Block(i, op(), nobody, true)).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void aRepeatedBlockIsTheSameBlock() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        OperationId op = op();
        ann.asks(Done.class, i -> new Block(i, op, bob.id(), true));
        assertThat(ann.asks(Done.class, i -> new Block(i, op, bob.id(), true)))
                .isEqualTo(Done.AGAIN);
        assertThat(ann.wire().refused(i -> new Block(i, op, bob.id(), false)).code())
                .isEqualTo(RefusalCode.OPERATION_REUSED);
    }

    private static Done blocks(ScriptedPerson by, PersonId person, boolean on) {
        return by.asks(Done.class, i -> new Block(i, op(), person, on));
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}
