/// What a connection costs while nobody says anything; imports `report`, `process`, `wire` and the
/// bare process of `fanout`.
@NullMarked
package chat.parley.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
