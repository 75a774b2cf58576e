/// Tests of files.
@NullMarked
package chat.parley.server.files;

import org.jspecify.annotations.NullMarked;
