/// Proofs against strangers: what they send is answered as listed, and nothing of it stays. May use
/// everything of the server's tests.
@NullMarked
package chat.parley.server.hostile;

import org.jspecify.annotations.NullMarked;
