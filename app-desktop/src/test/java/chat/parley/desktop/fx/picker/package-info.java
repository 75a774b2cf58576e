/// Proofs of the emoji picker.
@NullMarked
package chat.parley.desktop.fx.picker;

import org.jspecify.annotations.NullMarked;
