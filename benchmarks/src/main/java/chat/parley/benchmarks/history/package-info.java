/// Reading back: pages of a very long room, searching it, and the welcome of somebody who is in
/// very many rooms. Looks at `wire`, `process`, `report` and the address of the server's database.
@NullMarked
package chat.parley.benchmarks.history;

import org.jspecify.annotations.NullMarked;
