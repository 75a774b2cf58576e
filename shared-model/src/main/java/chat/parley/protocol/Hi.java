package chat.parley.protocol;

import java.util.List;

/// The first frame of a connection, before anybody is known.
public record Hi(String serverId, List<Integer> protocol, long heartbeatMs, int maxFrameBytes)
        implements ServerFrame {
    public Hi {
        protocol = List.copyOf(protocol);
    }
}
