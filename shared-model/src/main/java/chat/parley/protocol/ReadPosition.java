package chat.parley.protocol;

/// The read pointer as it is now, and what is behind it.
public record ReadPosition(long readSeq, int unread, int mentions) implements Answer {}
