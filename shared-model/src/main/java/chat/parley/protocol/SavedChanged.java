package chat.parley.protocol;

import chat.parley.model.Message;

/// The person saved a message, or took it out of their list, on any of their devices.
public record SavedChanged(Message message, boolean on) implements ServerEvent {}
