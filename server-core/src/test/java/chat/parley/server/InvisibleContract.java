package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import chat.parley.protocol.SetStatus;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What others see and don't see of somebody who is invisible, over real sockets.
abstract class InvisibleContract {

    private Town town;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private RoomSummary quay;
    private Instant lastSeen;

    /// A fresh database of the kind under test.
    abstract DatabaseSettings database();

    @BeforeEach
    void hide(@TempDir Path folder) {
        town = Town.on(database(), folder);
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        ann.sees(PresenceSeen.class, seen -> isBob(seen, Presence.ONLINE));
        chooses(Presence.INVISIBLE, null);
        lastSeen =
                Objects.requireNonNull(
                        ann.sees(PresenceSeen.class, seen -> isBob(seen, Presence.OFFLINE))
                                .lastSeen());
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void aNewNameAndAStatusAreToldAndTheyGoOnLookingGone() {
        bob.asks(
                PersonFound.class,
                i -> new ChangeProfile(i, ScriptedPerson.newOperation(), "Robert", null, "sails"));
        Person changed =
                ann.sees(PersonChanged.class, told -> told.person().id().equals(bob.id())).person();
        assertThat(changed.displayName()).isEqualTo("Robert");
        assertThat(changed.bio()).isEqualTo("sails");
        looksGone(changed);

        chooses(Presence.INVISIBLE, "at sea");
        PresenceSeen restated = ann.sees(PresenceSeen.class, seen -> says(seen, "at sea"));
        assertThat(restated.presence()).isEqualTo(Presence.OFFLINE);
        assertThat(restated.lastSeen()).isEqualTo(lastSeen);
        chooses(Presence.INVISIBLE, null);
        bob.says(quay.id(), "told all");
        ann.sees(quay.id(), "told all");
        looksGone(ann.asks(PersonFound.class, i -> new GetPerson(i, bob.id())).person());
    }

    @Test
    void comingBackAndChoosingTheSameAgainIsNotTold() {
        int before = ann.wire().frames().size();
        bob.comesBack(town.address());
        ScriptedPerson phone = town.keep(bob.alsoAt(town.address()));
        Done same =
                phone.asks(Done.class, i -> new SetStatus(i, Presence.INVISIBLE, null, null, null));
        assertThat(same.unchanged()).isTrue();
        phone.close();
        // What was told meanwhile has come before this.
        chooses(Presence.INVISIBLE, "at sea");
        ann.sees(PresenceSeen.class, seen -> says(seen, "at sea"));
        List<PresenceSeen> told =
                ann.wire().frames().stream()
                        .skip(before)
                        .filter(PresenceSeen.class::isInstance)
                        .map(PresenceSeen.class::cast)
                        .filter(seen -> seen.person().equals(bob.id()))
                        .toList();
        assertThat(told).singleElement().matches(seen -> says(seen, "at sea"));
    }

    private void chooses(Presence presence, @Nullable String text) {
        bob.asks(Done.class, i -> new SetStatus(i, presence, text, null, null));
    }

    private void looksGone(Person person) {
        assertThat(person.presence()).isEqualTo(Presence.OFFLINE);
        assertThat(person.lastSeen()).isEqualTo(lastSeen);
    }

    private boolean isBob(PresenceSeen seen, Presence presence) {
        return seen.person().equals(bob.id()) && seen.presence() == presence;
    }

    private boolean says(PresenceSeen seen, String text) {
        PersonStatus status = seen.status();
        return seen.person().equals(bob.id()) && status != null && text.equals(status.text());
    }
}
