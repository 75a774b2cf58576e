package chat.parley.protocol;

import chat.parley.model.Names;

/// The first frame of a connection: who is there. `device` is the name people know the device by,
/// `app` the program and its version.
public record Hello(int protocol, String token, String device, String app) implements ClientFrame {
    public Hello {
        device = Names.topic("device", device);
        app = Names.topic("app", app);
    }

    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "Hello[protocol=" + protocol + ", device=" + device + ", app=" + app + "]";
    }
}
