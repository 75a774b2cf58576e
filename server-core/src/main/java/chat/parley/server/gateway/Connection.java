package chat.parley.server.gateway;

import chat.parley.model.CloseReason;

/// One client's socket as the gateway sees it; the transport fulfils it, so that the gateway knows
/// no socket library.
///
/// Every method may be called from any thread and never waits for the socket. What one thread asks
/// for happens in that order.
public interface Connection {

    /// Queues a frame that is never forgotten: an answer, or something told to this person alone.
    ///
    /// @param json one complete frame in UTF-8; not changed afterwards by the caller
    void send(byte[] json);

    /// Whether so many frames wait that the client should read before it is given more answers.
    boolean crowded();

    /// How many bytes wait for the socket at this moment.
    int waitingBytes();

    /// Runs a task once, as soon as the connection is not [#crowded()] or has ended; at once when
    /// it is so already. It must return at once.
    void whenClear(Runnable task);

    /// Ends the connection with a close frame. Frames not yet sent are forgotten. Does nothing the
    /// second time.
    ///
    /// @param text for the client, at most 123 bytes of UTF-8, may be empty
    void close(CloseReason reason, String text);

    /// Under which host, and port if it is no usual one, the client reached this server, as the
    /// client says; may be empty.
    String host();

    /// The client's address as limits count it: without its port, or the network of an IPv6
    /// address.
    String remoteAddress();
}
