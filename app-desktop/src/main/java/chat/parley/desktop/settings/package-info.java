/// What a person chooses about the app on this computer, and the dialog for it; arrows: `settings
/// -> session -> fx`.
@NullMarked
package chat.parley.desktop.settings;

import org.jspecify.annotations.NullMarked;
