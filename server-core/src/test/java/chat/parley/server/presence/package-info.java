/// Tests of presence.
@NullMarked
package chat.parley.server.presence;

import org.jspecify.annotations.NullMarked;
