package chat.parley.protocol;

/// The server has something to say to the person.
public record Notice(String code, String message) implements ServerEvent {}
