package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person as others see them.
public record Person(
        PersonId id,
        String username,
        String displayName,
        @Nullable FileId avatar,
        @Nullable String bio,
        Presence presence,
        @Nullable PersonStatus status,
        @Nullable Instant lastSeen,
        @LeftOut boolean bot,
        @LeftOut boolean suspended) {
    /// A person of whom only the name and presence are known.
    public static Person named(
            PersonId id, String username, String displayName, Presence presence) {
        return new Person(
                id, username, displayName, null, null, presence, null, null, false, false);
    }

    /// The same person with another presence and status.
    public Person with(
            Presence presence, @Nullable PersonStatus status, @Nullable Instant lastSeen) {
        return new Person(
                id, username, displayName, avatar, bio, presence, status, lastSeen, bot, suspended);
    }
}
