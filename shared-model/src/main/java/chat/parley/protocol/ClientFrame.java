package chat.parley.protocol;

/// Everything a client sends over the WebSocket. `t` on the wire is the record's name with a small
/// first letter.
public sealed interface ClientFrame permits Hello, Ping, ClientCommand {}
