/// Proofs of the emoji.
@NullMarked
package chat.parley.desktop.fx.emoji;

import org.jspecify.annotations.NullMarked;
