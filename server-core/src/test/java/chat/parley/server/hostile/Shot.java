package chat.parley.server.hostile;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One thing that a hostile client sends, and what may come of it. Immutable.
///
/// An outcome is a refusal code, `ok`, `silent`, `close N`, `gone` (the socket is closed without a
/// word), or a status with its code, `400 BAD_JSON`.
///
/// @param what how it was made wrong, and of what
/// @param bytes as they go onto the socket
/// @param goesOn whether the connection may be used afterwards
/// @param re the number that an answer must name, -1 for none, [#ANY] for whatever there is
/// @param allowed the outcomes that are listed for it
// Never compared.
@SuppressWarnings("ArrayRecordComponent")
record Shot(String what, byte[] bytes, boolean goesOn, long re, Set<String> allowed) {

    /// The answer may name any number.
    static final long ANY = -2;

    /// After which the connection has ended.
    static Shot last(String what, byte[] bytes, Set<String> allowed) {
        return new Shot(what, bytes, false, ANY, allowed);
    }

    /// What is wrong with an outcome, if anything.
    Optional<String> complaint(String outcome) {
        return allowed.contains(outcome)
                ? Optional.empty()
                : Optional.of(
                        "%s: %s, allowed is %s".formatted(what, outcome, new TreeSet<>(allowed)));
    }
}
