package chat.parley.protocol;

/// The server sent what is no frame of this protocol. Thrown on the client, which then gives the
/// connection up.
public final class UnreadableFrame extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFrame(String message) {
        super(message);
    }
}
