@NullMarked
package chat.parley.desktop.session;

import org.jspecify.annotations.NullMarked;
