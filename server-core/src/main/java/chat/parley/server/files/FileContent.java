package chat.parley.server.files;

/// What somebody may read now.
///
/// @param hash SHA-256 of the bytes, by which they are stored
/// @param bytes how many
/// @param name what it is called, safe to be a file's name anywhere
/// @param type its media type
public record FileContent(String hash, long bytes, String name, String type) {}
