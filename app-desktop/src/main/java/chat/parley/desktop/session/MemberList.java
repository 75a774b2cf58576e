package chat.parley.desktop.session;

import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The people of one room as far as they are known. Belongs to the FX thread.
///
/// Pages of a loading and events come in any order: whoever an event told of since the loading
/// began is as the event said, and who is on no page is out.
final class MemberList {
    private final ObservableList<MemberEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<MemberEntry> view =
            FXCollections.unmodifiableObservableList(entries);
    private final ObservableMap<PersonId, Long> readers = FXCollections.observableHashMap();
    private final Set<PersonId> told = new HashSet<>();
    private final Set<PersonId> onPages = new HashSet<>();
    private boolean loading;
    private boolean whole;

    ObservableList<MemberEntry> view() {
        return view;
    }

    /// Up to which number each of them has read; a pointer only grows.
    ObservableMap<PersonId, Long> readers() {
        return readers;
    }

    void read(PersonId person, long seq) {
        readers.merge(person, seq, Math::max);
    }

    /// Whether everybody in the room is known.
    boolean whole() {
        return whole;
    }

    boolean loading() {
        return loading;
    }

    void startLoading() {
        loading = true;
        told.clear();
        onPages.clear();
    }

    /// Somebody is on a page.
    void loaded(MemberEntry entry) {
        PersonId person = entry.person().id();
        onPages.add(person);
        if (!told.contains(person)) {
            put(entry);
        }
    }

    /// The last page was there.
    void allLoaded() {
        for (MemberEntry entry : List.copyOf(entries)) {
            PersonId person = entry.person().id();
            if (!onPages.contains(person) && !told.contains(person)) {
                drop(person);
            }
        }
        loading = false;
        whole = true;
    }

    void loadingFailed() {
        loading = false;
    }

    /// An event told of somebody's place.
    void changed(MemberEntry entry) {
        told.add(entry.person().id());
        put(entry);
    }

    /// An event told that somebody went.
    void gone(PersonId person) {
        told.add(person);
        drop(person);
    }

    @Nullable MemberEntry entry(PersonId person) {
        for (MemberEntry entry : entries) {
            if (entry.person().id().equals(person)) {
                return entry;
            }
        }
        return null;
    }

    /// How many are in the room, without those who are only invited.
    int members() {
        List<MemberEntry> in = new ArrayList<>(entries);
        in.removeIf(entry -> entry.state() != MembershipState.MEMBER);
        return in.size();
    }

    private void put(MemberEntry entry) {
        MemberEntry known = entry(entry.person().id());
        if (known == null) {
            entries.add(entry);
        } else if (!known.equals(entry)) {
            entries.set(entries.indexOf(known), entry);
        }
    }

    private void drop(PersonId person) {
        entries.removeIf(entry -> entry.person().id().equals(person));
        readers.remove(person);
    }
}
