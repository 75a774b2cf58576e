package chat.parley.desktop.store;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line between the messages of a room: somebody came or went, or the room was changed.
/// Immutable.
///
/// The server keeps no such lines. They are made from events as they come, and from what `changes`
/// tells after a time without a connection; the latter do not say who did it, nor always when.
///
/// @param seq its place among the messages; of a line that was learned of later, near it
/// @param by who did it, or null if that was learned of later
/// @param subject whom it concerns, if a person
/// @param detail the new name, topic or role, or the reason
public record RoomLine(
        RoomId room,
        long seq,
        Instant at,
        @Nullable PersonId by,
        @Nullable PersonId subject,
        Change change,
        @Nullable String detail) {

    /// What happened.
    public enum Change {
        JOINED,
        INVITED,
        ROLE,
        MUTED,
        LEFT,
        REMOVED,
        BANNED,
        RENAMED,
        TOPIC,
        ARCHIVED,
        REOPENED
    }
}
