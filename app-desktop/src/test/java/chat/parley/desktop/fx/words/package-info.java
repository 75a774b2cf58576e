/// Words for the tests of texts.
@NullMarked
package chat.parley.desktop.fx.words;

import org.jspecify.annotations.NullMarked;
