/// Tests of messages.
@NullMarked
package chat.parley.server.messages;

import org.jspecify.annotations.NullMarked;
