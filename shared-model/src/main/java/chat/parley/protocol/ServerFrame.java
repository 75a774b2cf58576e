package chat.parley.protocol;

/// Everything a server sends over the WebSocket. `t` on the wire is the record's name with a small
/// first letter, unless it says otherwise.
public sealed interface ServerFrame permits Hi, Ok, Pong, Ready, Refused, ServerEvent {}
