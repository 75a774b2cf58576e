package chat.parley.server.files;

import chat.parley.model.FileId;

/// How far an upload is.
///
/// @param id the file that it will be
/// @param offset how many bytes have come and are on disk
/// @param length how many it will have
public record UploadState(FileId id, long offset, long length) {}
