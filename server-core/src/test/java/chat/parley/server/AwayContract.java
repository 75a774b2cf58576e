package chat.parley.server;

import static org.awaitility.Awaitility.await;

import chat.parley.model.Limit;
import chat.parley.model.Presence;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.PresenceSeen;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import org.junit.jupiter.api.Test;

/// Who does nothing is away, and for how long, whichever database the server has.
abstract class AwayContract extends Townsfolk {

    AwayContract(TestDatabases.Kind kind) {
        super(kind, limits -> limits.with(Limit.IDLE_MINUTES, 0.05));
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

    private static boolean is(PresenceSeen seen, ScriptedPerson person, Presence presence) {
        return seen.person().equals(person.id()) && seen.presence() == presence;
    }
}
