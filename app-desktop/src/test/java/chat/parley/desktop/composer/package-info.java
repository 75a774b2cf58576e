/// Proofs of the composer.
@NullMarked
package chat.parley.desktop.composer;

import org.jspecify.annotations.NullMarked;
