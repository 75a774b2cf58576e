/// Finding messages: an index that follows the rows, and the door that asks it and checks what it
/// says.
///
/// An index only proposes; what is shown is read from the rows and judged by them. Arrows: `search
/// -> messages -> rooms -> accounts -> {db, doorbell}`. Only the classes whose names begin with
/// Lucene know Lucene.
@NullMarked
package chat.parley.server.search;

import org.jspecify.annotations.NullMarked;
