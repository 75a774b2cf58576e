/// What one delivery of one message costs the server, against bare socket writes; imports `report`,
/// `process` and `wire`.
@NullMarked
package chat.parley.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
