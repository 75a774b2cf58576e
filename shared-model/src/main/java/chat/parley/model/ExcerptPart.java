package chat.parley.model;

/// A stretch of what is shown of a found message.
///
/// @param hit whether it is what was looked for
public record ExcerptPart(String text, boolean hit) {}
