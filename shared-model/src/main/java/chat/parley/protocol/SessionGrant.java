package chat.parley.protocol;

import chat.parley.model.PersonId;
import chat.parley.model.SessionId;

/// A session with its tokens: the answer of signing up, signing in and refreshing.
public record SessionGrant(
        String token,
        String refreshToken,
        long expiresInSeconds,
        SessionId session,
        PersonId person)
        implements HttpBody {
    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "SessionGrant[session=" + session + "]";
    }
}
