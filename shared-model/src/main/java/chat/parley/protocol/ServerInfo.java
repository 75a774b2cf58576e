package chat.parley.protocol;

import chat.parley.model.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server tells everybody about itself: the answer of `GET /api/v1/server`.
public record ServerInfo(
        String serverId,
        String name,
        String version,
        List<Integer> protocol,
        Registration registration,
        @Nullable String fingerprint,
        long maxFileBytes)
        implements HttpBody {
    public ServerInfo {
        protocol = List.copyOf(protocol);
    }
}
