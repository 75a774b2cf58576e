/// Tests of `chat.parley.desktop.shell`.
@NullMarked
package chat.parley.desktop.shell;

import org.jspecify.annotations.NullMarked;
