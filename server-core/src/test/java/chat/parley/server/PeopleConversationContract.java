package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Limit;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Block;
import chat.parley.protocol.BlockChanged;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetStatus;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people can rely on about each other, whichever database the server has.
abstract class PeopleConversationContract {

    /// As many as may wait for their answer.
    private static final int CHANGES = 30;

    private Town town;

    /// A fresh database.
    abstract DatabaseSettings database();

    @BeforeEach
    void start(@TempDir Path folder) {
        town = Town.on(database(), folder, limits -> limits.with(Limit.IDLE_MINUTES, 0.05));
    }

    @AfterEach
    void stop() {
        town.close();
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

    @Test
    void whoMeetsInARoomSeesWhoIsThere() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        bob.sees(PresenceSeen.class, seen -> seen.person().equals(bob.id()));
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.ONLINE));
        bob.sees(PresenceSeen.class, seen -> is(seen, ann, Presence.ONLINE));
    }

    @Test
    void whoDoesNothingForAWhileIsAwayUntilTheyDoSomething() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.AWAY));
        int before = ann.wire().frames().size();
        bob.says(quay.id(), "back");
        seesAfter(before, ann, bob, Presence.ONLINE);
    }

    @Test
    void whoComesBackBesideAnOldConnectionIsAwayAgainWhenTheyDoNothing() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        bob.joins(ann.creates(RoomKind.PUBLIC, "Quay").id());
        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.AWAY));
        int away = ann.wire().frames().size();
        town.keep(bob.alsoAt(town.address()));
        seesAfter(away, ann, bob, Presence.ONLINE);
        int back = ann.wire().frames().size();
        seesAfter(back, ann, bob, Presence.AWAY);
    }

    private static void seesAfter(
            int frames, ScriptedPerson by, ScriptedPerson who, Presence presence) {
        await().until(() ->
                by.wire().frames().stream()
                        .skip(frames)
                        .anyMatch(frame ->
                                frame instanceof PresenceSeen seen && is(seen, who, presence)));
    }

    @Test
    void whoIsInvisibleLooksGone() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.ONLINE));
        bob.asks(Done.class, i -> new SetStatus(i, Presence.INVISIBLE, null, null, null));
        ann.sees(
                PresenceSeen.class,
                seen -> is(seen, bob, Presence.OFFLINE) && seen.lastSeen() != null);
        Person shown = ann.asks(PersonFound.class, i -> new GetPerson(i, bob.id())).person();
        assertThat(shown.presence()).isEqualTo(Presence.OFFLINE);
        bob.says(quay.id(), "still talking");
        ann.sees(quay.id(), "still talking");
        bob.close();
        await().until(() -> town.connections() == 1);
        Person gone = ann.asks(PersonFound.class, i -> new GetPerson(i, bob.id())).person();
        assertThat(gone.lastSeen()).isEqualTo(shown.lastSeen());
    }

    @Test
    void aStatusThatEndsIsToldWhetherItsPersonIsThereOrNot() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson cyd = town.signsUp("cyd");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        cyd.joins(quay.id());
        bob.asks(Done.class, i -> new SetStatus(i, Presence.BUSY, "cooking", null, 2L));
        cyd.asks(Done.class, i -> new SetStatus(i, Presence.ONLINE, "packing", null, 4L));
        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.BUSY) && says(seen, "cooking"));
        ann.sees(PresenceSeen.class, seen -> says(seen, "packing"));
        cyd.close();
        PresenceSeen gone = ann.sees(PresenceSeen.class, seen -> is(seen, cyd, Presence.OFFLINE));
        assertThat(says(gone, "packing")).isTrue();

        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.BUSY) && seen.status() == null);
        bob.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.BUSY) && seen.status() == null);
        ann.sees(
                PresenceSeen.class,
                seen -> is(seen, cyd, Presence.OFFLINE) && seen.status() == null);
    }

    @Test
    void presenceIsJoinedUp() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        for (int n = 1; n <= CHANGES; n++) {
            String text = "now " + n;
            bob.wire().post(i -> new SetStatus(i, Presence.ONLINE, text, null, null));
        }
        ann.sees(PresenceSeen.class, seen -> says(seen, "now " + CHANGES));
        assertThat(ann.wire().frames())
                .filteredOn(frame -> frame instanceof PresenceSeen seen && seen.status() != null)
                .hasSizeLessThan(CHANGES / 2);
    }

    private static boolean says(PresenceSeen seen, String text) {
        PersonStatus status = seen.status();
        return status != null && text.equals(status.text());
    }

    @Test
    void aNewNameIsTold() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        ann.sees(PresenceSeen.class, seen -> is(seen, bob, Presence.ONLINE));
        bob.asks(PersonFound.class, i -> new ChangeProfile(i, op(), "Robert", null, null));
        ann.sees(
                PersonChanged.class,
                changed ->
                        changed.person().id().equals(bob.id())
                                && changed.person().displayName().equals("Robert"));
    }

    private static boolean is(PresenceSeen seen, ScriptedPerson person, Presence presence) {
        return seen.person().equals(person.id()) && seen.presence() == presence;
    }

    private static Done blocks(ScriptedPerson by, PersonId person, boolean on) {
        return by.asks(Done.class, i -> new Block(i, op(), person, on));
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}
