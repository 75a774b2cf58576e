@NullMarked
package chat.parley.desktop.store;

import org.jspecify.annotations.NullMarked;
