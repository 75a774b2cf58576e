package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// The message that another one answers, with enough of it to be shown without loading it.
///
/// @param excerpt made from that message's present text by [#excerpt]; empty when it is deleted, or
///   hidden from who reads this
/// @param quote what the answer itself quotes; left out where the message is hidden or deleted
public record ReplyReference(
        MessageId message, PersonId author, String excerpt, @Nullable String quote) {

    /// How much of a message is shown with its answers, in code points.
    private static final int EXCERPT = 140;

    /// What is shown of a text with its answers.
    public static String excerpt(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT - 1)) + "…";
    }

    /// The same reference after the message it names has another text. Without one it is deleted,
    /// and what was quoted of it goes too.
    public ReplyReference withText(String text) {
        return new ReplyReference(message, author, excerpt(text), text.isEmpty() ? null : quote);
    }

    /// The same reference for somebody who may not read the message it names.
    public ReplyReference withoutWords() {
        return new ReplyReference(message, author, "", null);
    }
}
