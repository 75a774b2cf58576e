/// The ground floor of every screen: theme, fonts, texts, icons, avatars and the mark.
///
/// Arrows: imports `fx.emoji`, JavaFX, AtlantaFX and Ikonli only; every other package of the
/// desktop may import it.
@NullMarked
package chat.parley.desktop.fx;

import org.jspecify.annotations.NullMarked;
