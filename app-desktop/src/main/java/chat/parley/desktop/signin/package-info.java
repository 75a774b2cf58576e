/// Everything before the first room: the welcome screen, names and passwords, and the question
/// whether a server's key may be trusted; arrows: `signin -> session -> fx`.
@NullMarked
package chat.parley.desktop.signin;

import org.jspecify.annotations.NullMarked;
