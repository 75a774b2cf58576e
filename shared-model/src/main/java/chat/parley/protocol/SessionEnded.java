package chat.parley.protocol;

import chat.parley.model.SessionId;

/// One of the person's sessions ended.
public record SessionEnded(SessionId session) implements ServerEvent {}
