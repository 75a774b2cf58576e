/// Tests of finding messages.
@NullMarked
package chat.parley.server.search;

import org.jspecify.annotations.NullMarked;
