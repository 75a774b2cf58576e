@NullMarked
package chat.parley.desktop.host;

import org.jspecify.annotations.NullMarked;
