/// Durability torture: bots, their journals, and the checker that proves from both what a server
/// kept; imports `wire` and `process`.
@NullMarked
package chat.parley.benchmarks.torture;

import org.jspecify.annotations.NullMarked;
