/// Tests of doorbell.
@NullMarked
package chat.parley.server.doorbell;

import org.jspecify.annotations.NullMarked;
