package chat.parley.server.db;

/// How much was written since the database was opened.
///
/// @param writes writes that were answered
/// @param batches transactions that carried them, each with one sync
/// @param retries transactions that were run again because they lost against another node's
public record WriteCounters(long writes, long batches, long retries) {}
