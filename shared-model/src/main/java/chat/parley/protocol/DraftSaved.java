package chat.parley.protocol;

/// The version that a draft has now.
public record DraftSaved(long version) implements Answer {}
