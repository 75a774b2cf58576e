/// Clients that read too slowly or never finish to connect, beside healthy ones; imports `process`
/// and `wire`.
@NullMarked
package chat.parley.benchmarks.slow;

import org.jspecify.annotations.NullMarked;
