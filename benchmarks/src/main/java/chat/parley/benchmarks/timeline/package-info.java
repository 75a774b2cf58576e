/// Scrolling through a long room in the app's real conversation, without a display, and the memory
/// that takes; imports `report`, `process` and the app's conversation, session, store, link, host
/// and looks.
@NullMarked
package chat.parley.benchmarks.timeline;

import org.jspecify.annotations.NullMarked;
