/// `parley demo`: two people talk through real windows while their host is killed, and it is
/// checked that nothing got lost. Arrows: it may see `chat.parley.desktop`, `chat.parley.protocol`
/// and `chat.parley.model`; only the command line sees it.
@NullMarked
package chat.parley.packaging.demo;

import org.jspecify.annotations.NullMarked;
