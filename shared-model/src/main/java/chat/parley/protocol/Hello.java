package chat.parley.protocol;

/// The first frame of a connection: who is there. `device` is the name people know the device by,
/// `app` the program and its version.
public record Hello(int protocol, String token, String device, String app) implements ClientFrame {
    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "Hello[protocol=" + protocol + ", device=" + device + ", app=" + app + "]";
    }
}
