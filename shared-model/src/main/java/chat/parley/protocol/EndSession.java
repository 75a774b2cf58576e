package chat.parley.protocol;

import chat.parley.model.SessionId;

/// Ends one of one's own sessions, this one included; its device must sign in again.
public record EndSession(long i, SessionId session) implements ClientCommand {}
