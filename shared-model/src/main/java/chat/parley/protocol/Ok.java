package chat.parley.protocol;

/// The answer to the command with the number `re`; the answer's fields are flat beside it.
public record Ok(long re, Answer answer) implements ServerFrame {}
