package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;

/// Follows a thread, or does so no more.
public record FollowThread(long i, RoomId room, MessageId thread, boolean on)
        implements ClientCommand {}
