package chat.parley.model;

/// A thread as one person sees it in their list.
///
/// @param message its root
/// @param following whether the person follows it; without, it is listed for its mentions
/// @param readSeq read up to here
/// @param unread replies of others behind that
/// @param mentions those of them that call the person
public record ThreadSummary(
        Message message, @LeftOut boolean following, long readSeq, int unread, int mentions) {}
