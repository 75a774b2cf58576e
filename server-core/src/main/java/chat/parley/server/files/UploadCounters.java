package chat.parley.server.files;

/// How much was uploaded since the start.
///
/// @param finished uploads that are whole
/// @param bytes how long they are together
public record UploadCounters(long finished, long bytes) {}
