package chat.parley.desktop.rooms;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.session.PublicRooms;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Rooms;
import chat.parley.model.MembershipState;
import chat.parley.model.RoomListing;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The public rooms of the server, to search and join. Belongs to the FX thread.
///
/// Only the answer to the latest question counts; further pages come when they are asked for.
public final class BrowseModel {

    /// What the list shows.
    enum Phase {
        LOADING,
        READY,
        NO_ROOMS,
        NOTHING_FOUND,
        UNREACHABLE
    }

    private final Rooms rooms;
    private final Consumer<RoomEntry> onOpened;
    private final ObservableList<RoomListing> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable String next;
    private String query = "";
    private int asked;

    /// Nothing is asked before [#search].
    ///
    /// @param onOpened gets the room that was joined or was one's own already
    public BrowseModel(Rooms rooms, Consumer<RoomEntry> onOpened) {
        this.rooms = rooms;
        this.onOpened = onOpened;
    }

    ObservableList<RoomListing> found() {
        return found;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether there are further pages.
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    String query() {
        return query;
    }

    /// Looks for rooms whose names hold `words`; an empty text lists all.
    void search(String words) {
        query = words.strip();
        next = null;
        if (found.isEmpty()) {
            phase.set(Phase.LOADING);
        }
        ask(true);
    }

    /// Fetches the next page.
    void more() {
        if (more.get()) {
            ask(false);
        }
    }

    /// The room as one has it, if one is in it.
    Optional<RoomEntry> own(RoomListing listing) {
        return Optional.ofNullable(rooms.room(listing.id()))
                .filter(room -> room.myStateProperty().get() == MembershipState.MEMBER);
    }

    /// Joins a room, or only opens it if one is in it.
    void open(RoomListing listing) {
        Optional<RoomEntry> own = own(listing);
        if (own.isPresent()) {
            onOpened.accept(own.get());
            return;
        }
        problem.set("");
        rooms.join(
                listing.id(),
                outcome -> {
                    problem.set(Trouble.of(outcome));
                    outcome.whenDone(onOpened);
                });
    }

    private void ask(boolean fresh) {
        asked++;
        int mine = asked;
        rooms.browse(
                query,
                next,
                outcome -> {
                    if (mine == asked) {
                        answered(outcome, fresh);
                    }
                });
    }

    private void answered(Outcome<PublicRooms> outcome, boolean fresh) {
        if (!outcome.whenDone(page -> show(page, fresh)) && fresh) {
            found.clear();
            more.set(false);
            phase.set(Phase.UNREACHABLE);
        }
    }

    private void show(PublicRooms page, boolean fresh) {
        if (fresh) {
            found.setAll(page.rooms());
        } else {
            found.addAll(page.rooms());
        }
        next = page.next();
        more.set(next != null);
        phase.set(
                !found.isEmpty()
                        ? Phase.READY
                        : query.isEmpty() ? Phase.NO_ROOMS : Phase.NOTHING_FOUND);
    }
}
