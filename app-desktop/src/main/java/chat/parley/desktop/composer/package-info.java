/// The field one writes in: sending, line breaks, growing, drafts, typing notices, the limit.
///
/// Arrows: `composer -> session -> fx`; knows no other screen.
@NullMarked
package chat.parley.desktop.composer;

import org.jspecify.annotations.NullMarked;
