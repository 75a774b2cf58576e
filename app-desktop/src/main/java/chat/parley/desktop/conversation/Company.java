package chat.parley.desktop.conversation;

import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Timeline;
import chat.parley.model.PersonId;
import chat.parley.model.RoomKind;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.util.Subscription;

/// The people around one open conversation: what they are called and how far they have read,
/// followed while it is open. Owned by the JavaFX thread.
final class Company {

    /// In rooms of more people nobody's reading is followed.
    private static final int MOST_FACES = 20;

    private final ChatSession session;
    private final RoomEntry room;
    private final Runnable onChange;
    private final InvalidationListener readOn;
    private final Map<PersonId, Subscription> names = new HashMap<>();
    private ObservableMap<PersonId, Long> readers = FXCollections.emptyObservableMap();

    /// @param onChange runs whenever a name or a reader's place is another one
    Company(ChatSession session, RoomEntry room, Runnable onChange) {
        this.session = session;
        this.room = room;
        this.onChange = onChange;
        readOn = _ -> onChange.run();
    }

    void open() {
        if (isSmall()) {
            readers = session.rooms().readers(room);
            readers.addListener(readOn);
        }
    }

    void close() {
        readers.removeListener(readOn);
        names.values().forEach(Subscription::unsubscribe);
        names.clear();
    }

    /// This person.
    PersonId me() {
        return session.me().id();
    }

    /// The entry of a person whose name is followed from now on.
    PersonEntry person(PersonId id) {
        PersonEntry person = session.people().person(id);
        names.computeIfAbsent(
                id, _ -> person.displayNameProperty().subscribe((_, _) -> onChange.run()));
        return person;
    }

    /// Whether it is shown at each message who has read up to it.
    boolean showsFaces() {
        return room.kind() != RoomKind.DIRECT && isSmall();
    }

    /// How far the others have read: ticks between two, faces in a small room, nothing in a large
    /// one.
    ReadMarks readMarks(Timeline timeline) {
        Map<PersonId, Long> others = new HashMap<>(readers);
        others.remove(me());
        return new ReadMarks(others, showsFaces())
                .on(timeline.rows(), !timeline.moreAfterProperty().get());
    }

    private boolean isSmall() {
        return room.memberCountProperty().get() <= MOST_FACES;
    }
}
