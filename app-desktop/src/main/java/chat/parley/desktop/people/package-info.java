/// Who is in a room, who is there just now, and one's own state; arrows: `people -> session -> fx`.
@NullMarked
package chat.parley.desktop.people;

import org.jspecify.annotations.NullMarked;
