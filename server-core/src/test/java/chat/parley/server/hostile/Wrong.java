package chat.parley.server.hostile;

import java.util.Set;

/// A JSON text that was made wrong, and the refusals that are listed for it. Immutable.
///
/// @param how the way in which it is wrong
/// @param json the text
/// @param codes the refusals; [#ANY] where it may still make sense
/// @param i the request number that the answer must name, -1 for none
record Wrong(String how, String json, Set<String> codes, long i) {

    /// What a command that can be read may get: `ok`, or a refusal of what it asks for.
    static final Set<String> ANY =
            Set.of(
                    "ok",
                    "BAD_FIELD",
                    "TOO_LONG",
                    "NOT_FOUND",
                    "FORBIDDEN",
                    "CONFLICT",
                    "ROOM_GONE",
                    "OPERATION_REUSED",
                    "QUOTA",
                    "NOT_SIGNED_IN");

    static final Set<String> FIELD = Set.of("BAD_FIELD");

    static final Set<String> UNREADABLE = Set.of("BAD_JSON");
}
