package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Done;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.SetStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The people a session has heard of, one entry for each. Belongs to the FX thread.
public final class People {
    private static final int FOUND_AT_ONCE = 50;

    private final Server server;
    private final Map<PersonId, PersonEntry> byId = new HashMap<>();
    private final Set<PersonId> asked = new HashSet<>();
    private final Set<PersonId> blocked = new HashSet<>();
    private final ObservableList<PersonEntry> list = FXCollections.observableArrayList();
    private final ObservableList<PersonEntry> listView =
            FXCollections.unmodifiableObservableList(list);

    People(Server server) {
        this.server = server;
    }

    /// Everybody heard of, in no particular order, oneself included; unmodifiable and observable.
    public ObservableList<PersonEntry> list() {
        return listView;
    }

    /// The entry of a person. Of somebody unknown it has no name yet, and the server is asked for
    /// it: who just entered a room meets people that no snapshot told of.
    public PersonEntry person(PersonId id) {
        PersonEntry entry = entry(id);
        if (entry.username().isEmpty() && asked.add(id)) {
            server.ask(
                    i -> new GetPerson(i, id),
                    PersonFound.class,
                    outcome -> described(id, outcome));
        }
        return entry;
    }

    private void described(PersonId id, Outcome<PersonFound> outcome) {
        boolean forGood =
                outcome instanceof Outcome.Refused<PersonFound> no
                        && no.code() == RefusalCode.NOT_FOUND;
        if (!forGood) {
            asked.remove(id);
        }
        outcome.whenDone(found -> heard(found.person()));
    }

    private PersonEntry entry(PersonId id) {
        PersonEntry known = byId.get(id);
        if (known == null) {
            known = new PersonEntry(id);
            byId.put(id, known);
            list.add(known);
        }
        return known;
    }

    /// Finds people on the server by a part of their names; an empty query gives the first of all.
    public void find(String query, Consumer<Outcome<List<PersonEntry>>> then) {
        server.ask(
                i -> new FindPeople(i, query, FOUND_AT_ONCE),
                PeopleFound.class,
                outcome ->
                        then.accept(
                                outcome.map(found ->
                                        found.items().stream().map(this::heard).toList())));
    }

    /// Says how this person wants to be seen.
    ///
    /// @param text a few words, or empty
    /// @param emoji one emoji, or empty
    public void setStatus(
            Presence presence, String text, String emoji, Consumer<Outcome<Boolean>> then) {
        server.ask(
                i ->
                        new SetStatus(
                                i,
                                presence,
                                text.isEmpty() ? null : text,
                                emoji.isEmpty() ? null : emoji,
                                null),
                Done.class,
                outcome -> then.accept(outcome.map(done -> !done.unchanged())));
    }

    /// Exactly these are blocked by this person.
    void blocked(Collection<PersonId> all) {
        blocked.clear();
        blocked.addAll(all);
    }

    void blocked(PersonId person, boolean on) {
        if (on) {
            blocked.add(person);
        } else {
            blocked.remove(person);
        }
    }

    boolean isBlocked(PersonId person) {
        return blocked.contains(person);
    }

    PersonEntry heard(Person person) {
        PersonEntry entry = entry(person.id());
        entry.describe(person);
        seen(person.id(), person.presence(), person.status(), person.lastSeen());
        return entry;
    }

    void seen(
            PersonId id,
            Presence presence,
            @Nullable PersonStatus status,
            @Nullable Instant lastSeen) {
        PersonEntry entry = entry(id);
        entry.presence(presence, lastSeen);
        entry.status(status == null ? null : status.text(), status == null ? null : status.emoji());
    }

    /// Without a connection nobody is known to be there.
    void allOffline() {
        list.forEach(entry -> entry.presence(Presence.OFFLINE, entry.lastSeenProperty().get()));
    }
}
