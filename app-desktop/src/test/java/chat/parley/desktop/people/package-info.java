/// Tests of `chat.parley.desktop.people`.
@NullMarked
package chat.parley.desktop.people;

import org.jspecify.annotations.NullMarked;
