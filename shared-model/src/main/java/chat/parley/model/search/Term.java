package chat.parley.model.search;

/// A word or phrase of a query.
///
/// @param text folded, see [Folded]
/// @param excluded whether a message must not have it
public record Term(String text, boolean excluded) {}
