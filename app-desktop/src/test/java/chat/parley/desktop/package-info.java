/// Tests of the desktop app as a whole: its arrows, and people who talk through real windows.
@NullMarked
package chat.parley.desktop;

import org.jspecify.annotations.NullMarked;
