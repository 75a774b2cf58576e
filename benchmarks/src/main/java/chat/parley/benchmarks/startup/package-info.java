/// From the start of the process to the first laid-out frame of the app; imports `report`,
/// `process` and the app's main class.
@NullMarked
package chat.parley.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
