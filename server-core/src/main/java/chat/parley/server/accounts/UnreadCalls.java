package chat.parley.server.accounts;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Knows where one person's messages call another who has not read them: blocking the one changes
/// the other's counts there.
///
/// Turns the arrow round: messages and read pointers are kept above accounts. Called inside a
/// write.
@FunctionalInterface
public interface UnreadCalls {

    /// A place that counts mentions.
    ///
    /// @param thread the root of a thread; absent for the room itself
    record Place(RoomId room, @Nullable MessageId thread) {}

    /// All places where unread messages of `author` call `person`, whoever is blocked; rooms come
    /// first, and there is an end to it.
    List<Place> places(Handle handle, PersonId person, PersonId author);
}
