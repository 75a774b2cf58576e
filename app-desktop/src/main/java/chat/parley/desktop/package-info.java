/// The desktop app as a whole: its start, its window and the wiring by hand; arrows: sees every
/// other package of the app, and none of them sees it.
@NullMarked
package chat.parley.desktop;

import org.jspecify.annotations.NullMarked;
