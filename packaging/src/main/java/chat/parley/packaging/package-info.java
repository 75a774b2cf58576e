/// The command line that every Parley starts from. Arrows: it may see `chat.parley.desktop` and
/// `chat.parley.server`; nobody sees it.
@NullMarked
package chat.parley.packaging;

import org.jspecify.annotations.NullMarked;
