/// Load driver, durability torture and benchmarks, never shipped; imports every benchmark to run it
/// by name.
@NullMarked
package chat.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
