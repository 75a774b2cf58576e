package chat.parley.desktop.rooms;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.session.People;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.model.PersonId;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finds people by name and gathers those who were chosen. Belongs to the FX thread.
///
/// Only the answer to the latest question counts. Who must not be chosen, such as oneself, is never
/// shown.
public final class PeoplePickerModel {

    /// What the list of hits shows.
    enum Phase {
        LOADING,
        READY,
        NOBODY_HERE,
        NOBODY_FOUND,
        UNREACHABLE
    }

    private final People people;
    private final Set<PersonId> leftOut;
    private final ObservableList<PersonEntry> found = FXCollections.observableArrayList();
    private final ObservableList<PersonEntry> chosen = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private String query = "";
    private int asked;

    /// Nobody is found before [#search].
    ///
    /// @param leftOut who is never shown
    public PeoplePickerModel(People people, Set<PersonId> leftOut) {
        this.people = people;
        this.leftOut = Set.copyOf(leftOut);
    }

    ObservableList<PersonEntry> found() {
        return found;
    }

    /// Who was chosen, in that order.
    public ObservableList<PersonEntry> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    String query() {
        return query;
    }

    /// Looks for people whose names hold `words`; an empty text gives the first of all.
    void search(String words) {
        query = words.strip();
        asked++;
        int mine = asked;
        if (found.isEmpty()) {
            phase.set(Phase.LOADING);
        }
        people.find(
                query,
                outcome -> {
                    if (mine == asked) {
                        answered(outcome);
                    }
                });
    }

    /// Chooses a person, or takes them out again.
    void toggle(PersonEntry person) {
        if (!chosen.remove(person)) {
            chosen.add(person);
        }
    }

    private void answered(Outcome<List<PersonEntry>> outcome) {
        boolean done =
                outcome.whenDone(hits -> {
                    found.setAll(hits.stream().filter(hit -> !leftOut.contains(hit.id())).toList());
                    phase.set(
                            found.isEmpty()
                                    ? query.isEmpty() ? Phase.NOBODY_HERE : Phase.NOBODY_FOUND
                                    : Phase.READY);
                });
        if (!done) {
            found.clear();
            phase.set(Phase.UNREACHABLE);
        }
    }
}
