/// Proofs of the ground floor.
@NullMarked
package chat.parley.desktop.fx;

import org.jspecify.annotations.NullMarked;
