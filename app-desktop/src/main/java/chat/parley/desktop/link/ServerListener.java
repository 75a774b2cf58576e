package chat.parley.desktop.link;

import chat.parley.protocol.Ready;
import chat.parley.protocol.ServerEvent;
import java.util.List;

/// Who hears what a server tells. Called on the FX thread.
public interface ServerListener {

    void state(ConnectionState state);

    /// The snapshot after each new connection; its frames belong together. The state is online
    /// already.
    void ready(List<Ready> snapshot);

    /// Something happened; only after a snapshot, in the server's order.
    void event(ServerEvent event);
}
