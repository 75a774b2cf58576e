/// One signed-in account at one server, as the screens see it: rooms, people, timelines, intents.
/// Arrows: may use `store`, `link` and `fx`; knows no screen.
@NullMarked
package chat.parley.desktop.session;

import org.jspecify.annotations.NullMarked;
