package chat.parley.desktop.store;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.Reaction;
import java.time.Instant;
import java.util.List;

/// One change to the messages kept of a room. Immutable.
public sealed interface CacheChange {

    /// A message in its present state, new or known.
    record Put(Message message) implements CacheChange {}

    /// A known message in its present state; nothing happens if it is not kept.
    record Changed(Message message) implements CacheChange {}

    /// A message was pinned, or is so no more; nothing happens if it is not kept.
    record Pinned(MessageId message, boolean pinned, long seq) implements CacheChange {}

    /// A message has other words now, and so have the answers to it that quote them.
    record Requoted(Message original) implements CacheChange {}

    /// A line between messages.
    record Happened(RoomLine line) implements CacheChange {}

    /// Other reactions on a message; nothing happens if it is not kept.
    record Reactions(MessageId message, List<Reaction> reactions, long seq)
            implements CacheChange {}

    /// A reply was posted in the thread of a message; nothing happens if that is not kept.
    record Replied(MessageId root, Instant at, long seq) implements CacheChange {}
}
