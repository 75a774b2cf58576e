package chat.parley.server.accounts;

import chat.parley.model.PersonId;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import java.time.Instant;

/// A person proven by an access token.
///
/// @param person who
/// @param session on which device
/// @param serverRole what they may on the server as a whole, at the time of the look
/// @param expiresAt from when on the token proves nothing
public record SignedIn(PersonId person, SessionId session, ServerRole serverRole, Instant expiresAt)
        implements Authentication {}
