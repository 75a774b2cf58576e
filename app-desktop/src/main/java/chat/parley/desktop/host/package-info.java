/// Runs a server inside this app for the people of the local network. Arrows: may use `lan`, `link`
/// and `store`; nobody else in the desktop knows `chat.parley.server`.
@NullMarked
package chat.parley.desktop.host;

import org.jspecify.annotations.NullMarked;
