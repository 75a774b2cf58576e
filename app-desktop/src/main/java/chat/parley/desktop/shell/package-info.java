/// The main window: it joins the screens, which do not know each other; arrows: `shell -> every
/// screen -> session -> fx`.
@NullMarked
package chat.parley.desktop.shell;

import org.jspecify.annotations.NullMarked;
