package chat.parley.benchmarks.torture;

/// One broken promise, with enough words to look for its cause.
public record Finding(Kind kind, String detail) {

    /// Which promise was broken.
    public enum Kind {
        /// Acknowledged, and not in the history.
        LOST,
        /// Stored twice, or acknowledged as two different things.
        DOUBLED,
        /// Stored under another number or id than acknowledged.
        MOVED,
        /// History does not ascend, or a sender's messages are not in the order in which they were
        /// sent.
        REORDERED,
        /// A number that no change explains, or that a live connection was not given.
        GAP,
        /// Two changes under one number.
        CLASH,
        /// Stored or shown, though nobody sent it.
        PHANTOM,
        /// Shown once, and not there at the end, or not as it was shown.
        VANISHED,
        /// A page of history left something out.
        INCOMPLETE,
        /// The reactions at the end are not those that were acknowledged.
        REACTIONS,
        /// Refused, where nothing gives a reason to.
        REFUSED,
        /// Never answered, although the bot asked to the end.
        UNSETTLED
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
