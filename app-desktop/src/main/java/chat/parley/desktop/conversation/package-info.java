/// One room's messages on the screen: grouping, dividers, reactions, the unread position, and what
/// counts as read.
///
/// Arrows: `conversation -> session -> fx`; knows no other screen.
@NullMarked
package chat.parley.desktop.conversation;

import org.jspecify.annotations.NullMarked;
