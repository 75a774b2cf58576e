@NullMarked
package chat.parley.desktop.link;

import org.jspecify.annotations.NullMarked;
