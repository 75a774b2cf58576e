/// Proofs of the conversation.
@NullMarked
package chat.parley.desktop.conversation;

import org.jspecify.annotations.NullMarked;
