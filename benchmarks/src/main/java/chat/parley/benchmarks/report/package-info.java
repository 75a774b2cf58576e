/// What a benchmark says at its end: a table for people and one line for programs; imports the JDK
/// only.
@NullMarked
package chat.parley.benchmarks.report;

import org.jspecify.annotations.NullMarked;
