/// The database: opening it safely, reading what is on disk, and writing so that an answer means
/// disk.
///
/// Arrows: `db` imports no other package of Parley. A read or a write hands Jdbi's `Handle` to the
/// features that own rows (`accounts`, `rooms`, `messages`, `files`, `moderation`, `search`), which
/// pass it on to their classes with SQL; nobody else sees Jdbi or JDBC.
@NullMarked
package chat.parley.server.db;

import org.jspecify.annotations.NullMarked;
