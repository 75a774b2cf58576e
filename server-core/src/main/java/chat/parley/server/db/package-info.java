/// The database: opening it safely, reading what is on disk, and writing so that an answer means
/// disk.
///
/// Arrows: `db` imports no other package of Parley. Outside it only the `…Sql` classes of the
/// features see Jdbi.
@NullMarked
package chat.parley.server.db;

import org.jspecify.annotations.NullMarked;
