/// Other processes: starting, watching, measuring and killing them; imports the JDK and the
/// embedded databases.
@NullMarked
package chat.parley.benchmarks.process;

import org.jspecify.annotations.NullMarked;
