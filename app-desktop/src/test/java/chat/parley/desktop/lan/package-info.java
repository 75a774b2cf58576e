@NullMarked
package chat.parley.desktop.lan;

import org.jspecify.annotations.NullMarked;
