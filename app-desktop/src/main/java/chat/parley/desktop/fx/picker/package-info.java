/// Choosing an emoji: the search, those used lately, and the pop-up grid.
///
/// Arrows: `fx.picker -> fx, fx.emoji`; screens may import it.
@NullMarked
package chat.parley.desktop.fx.picker;

import org.jspecify.annotations.NullMarked;
