package chat.parley.desktop.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// How one room is called: by the name it was given, else by the people in it. Belongs to the FX
/// thread.
final class RoomTitle {
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
    private final ObservableList<PersonEntry> peers = FXCollections.observableArrayList();
    private final ObservableList<PersonEntry> peersView =
            FXCollections.unmodifiableObservableList(peers);
    private @Nullable String given;

    ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The others of a direct or group room, in the order of their ids; unmodifiable.
    ObservableList<PersonEntry> peers() {
        return peersView;
    }

    @Nullable String given() {
        return given;
    }

    /// The room has this name, or none.
    void given(@Nullable String name) {
        given = name;
        show();
    }

    /// These are the others now.
    void peers(List<PersonEntry> now) {
        peers.setAll(now);
        show();
    }

    /// Somebody is one of the others from now on.
    void joined(PersonEntry person) {
        if (!peers.contains(person)) {
            List<PersonEntry> next = new ArrayList<>(peers);
            next.add(person);
            next.sort(Comparator.comparing(peer -> peer.id().toString()));
            peers(next);
        }
    }

    void left(PersonEntry person) {
        if (peers.remove(person)) {
            show();
        }
    }

    /// Shows the given name, or else the peers' names, following their changes.
    private void show() {
        shown.unbind();
        if (given != null) {
            shown.set(given);
        } else {
            shown.bind(
                    Bindings.createStringBinding(
                            this::namesOfPeers,
                            peers.stream()
                                    .map(PersonEntry::displayNameProperty)
                                    .toArray(Observable[]::new)));
        }
    }

    private String namesOfPeers() {
        return peers.stream().map(PersonEntry::displayName).collect(Collectors.joining(", "));
    }
}
