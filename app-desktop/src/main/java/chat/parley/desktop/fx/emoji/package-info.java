/// Colour emoji as images: the table of sequences, the art, and text that mixes both.
///
/// Arrows: imports JavaFX only; `fx` and the screens may import it.
@NullMarked
package chat.parley.desktop.fx.emoji;

import org.jspecify.annotations.NullMarked;
