package chat.parley.model.search;

import java.time.LocalDate;

/// A part of a query that speaks of the message and not of its words.
public sealed interface Filter {

    /// Whether a message must not be like that.
    boolean excluded();

    /// Written by somebody of this name.
    ///
    /// @param name folded, without an `@` in front
    record From(String name, boolean excluded) implements Filter {}

    /// In the room of this name or id.
    ///
    /// @param name folded, without a `#` in front
    record In(String name, boolean excluded) implements Filter {}

    /// With something in it.
    record Has(Content content, boolean excluded) implements Filter {}

    /// At a time. Days are those of UTC, by which the server counts.
    record When(Side side, LocalDate day, boolean excluded) implements Filter {}

    /// With a mark.
    record Is(Mark mark, boolean excluded) implements Filter {}

    /// What a message may carry.
    enum Content {
        /// any attachment
        FILE,
        /// an attachment that is a picture
        IMAGE,
        /// a voice message
        VOICE,
        /// an address of the web in its text
        LINK
    }

    /// On which side of a day.
    enum Side {
        /// before the day began
        BEFORE,
        /// after the day ended
        AFTER,
        /// within the day
        ON
    }

    /// A mark that a message may have.
    enum Mark {
        /// kept at hand in its room
        PINNED,
        /// saved by the one who asks
        SAVED,
        /// written by another and calling the one who asks
        MENTION
    }
}
