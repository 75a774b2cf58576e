/// How many messages a second the server acknowledges once they are on disk, against bare commits;
/// imports `report`, `process` and `wire`.
@NullMarked
package chat.parley.benchmarks.persist;

import org.jspecify.annotations.NullMarked;
