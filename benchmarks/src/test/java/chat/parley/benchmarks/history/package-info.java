/// Tests of the benchmarks of reading back.
@NullMarked
package chat.parley.benchmarks.history;

import org.jspecify.annotations.NullMarked;
