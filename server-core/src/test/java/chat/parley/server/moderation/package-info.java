/// Tests of order on the server as a whole.
@NullMarked
package chat.parley.server.moderation;

import org.jspecify.annotations.NullMarked;
