package chat.parley.protocol;

import java.util.UUID;

/// The body of `POST /api/v1/sessions/refresh`. The same `rotation` again gives the same tokens
/// again for a short while.
public record Refresh(String refreshToken, UUID rotation) implements HttpBody {
    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "Refresh[rotation=" + rotation + "]";
    }
}
