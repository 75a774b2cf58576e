package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.OperationId;
import chat.parley.model.Person;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.SetStatus;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import org.junit.jupiter.api.Test;

/// What people are told of who is there, and as what, whichever database the server has.
abstract class PresenceConversationContract extends Townsfolk {

    /// As many as may wait for their answer.
    private static final int CHANGES = 30;

    PresenceConversationContract(TestDatabases.Kind kind) {
        super(kind);
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
    void presenceGoesToThoseWhoShareARoom() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson eve = town.signsUp("eve");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        bob.sees(RoomAdded.class, _ -> true);
        bob.asks(Done.class, i -> new SetStatus(i, Presence.BUSY, "cooking", null, null));
        PresenceSeen busy = ann.sees(PresenceSeen.class, seen -> seen.presence() == Presence.BUSY);
        assertThat(busy.person()).isEqualTo(bob.id());
        bob.asks(Done.class, i -> new SetStatus(i, Presence.INVISIBLE, null, null, null));
        ann.sees(
                PresenceSeen.class,
                seen -> seen.person().equals(bob.id()) && seen.presence() == Presence.OFFLINE);
        bob.asks(Done.class, i -> new SetStatus(i, Presence.ONLINE, "back", null, null));
        ann.sees(
                PresenceSeen.class,
                seen -> seen.status() != null && "back".equals(seen.status().text()));
        int before = ann.wire().frames().size();
        bob.close();
        await().until(() ->
                ann.wire().frames().stream()
                        .skip(before)
                        .anyMatch(frame ->
                                frame instanceof PresenceSeen gone
                                        && gone.presence() == Presence.OFFLINE));
        assertThat(eve.hasSeen(PresenceSeen.class, seen -> seen.person().equals(bob.id())))
                .isFalse();
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

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}
