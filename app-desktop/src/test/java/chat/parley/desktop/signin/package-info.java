/// Tests of `chat.parley.desktop.signin`.
@NullMarked
package chat.parley.desktop.signin;

import org.jspecify.annotations.NullMarked;
