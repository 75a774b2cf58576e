package chat.parley.desktop.session;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One person as the screens see them; one object for each id in a session. Belongs to the FX
/// thread.
///
/// A person who was named but not yet described has an empty user name and display name and is
/// offline.
public final class PersonEntry {
    private final PersonId id;
    private final ReadOnlyStringWrapper username = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper displayName = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Presence> presence =
            new ReadOnlyObjectWrapper<>(Presence.OFFLINE);
    private final ReadOnlyObjectWrapper<@Nullable String> statusText =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> statusEmoji =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> lastSeen = new ReadOnlyObjectWrapper<>();

    PersonEntry(PersonId id) {
        this.id = id;
    }

    public PersonId id() {
        return id;
    }

    public String username() {
        return username.get();
    }

    public ReadOnlyStringProperty usernameProperty() {
        return username.getReadOnlyProperty();
    }

    public String displayName() {
        return displayName.get();
    }

    public ReadOnlyStringProperty displayNameProperty() {
        return displayName.getReadOnlyProperty();
    }

    public Presence presence() {
        return presence.get();
    }

    public ReadOnlyObjectProperty<Presence> presenceProperty() {
        return presence.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> statusTextProperty() {
        return statusText.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> statusEmojiProperty() {
        return statusEmoji.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> lastSeenProperty() {
        return lastSeen.getReadOnlyProperty();
    }

    void describe(Person person) {
        username.set(person.username());
        displayName.set(person.displayName());
    }

    void presence(Presence now, @Nullable Instant seen) {
        presence.set(now);
        lastSeen.set(seen);
    }

    void status(@Nullable String text, @Nullable String emoji) {
        statusText.set(text);
        statusEmoji.set(emoji);
    }
}
