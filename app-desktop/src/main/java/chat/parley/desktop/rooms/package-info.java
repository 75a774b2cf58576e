/// The list of rooms and people beside a conversation, and the dialogs that make, find and leave
/// rooms; arrows: `rooms -> session -> fx`.
@NullMarked
package chat.parley.desktop.rooms;

import org.jspecify.annotations.NullMarked;
