package chat.parley.server.files;

import chat.parley.model.FileKind;
import org.jspecify.annotations.Nullable;

/// What a look at the bytes of a file has found.
///
/// @param content as it is stored, which may be without the place where a photo was taken
/// @param kind under what it is listed
/// @param width in pixels as shown, of pictures
/// @param height in pixels as shown, of pictures
/// @param durationMs of sound
/// @param waveform of voice messages
/// @param thumb a small picture of it, absent if there is none
record Inspection(
        FileContent content,
        FileKind kind,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMs,
        @Nullable String waveform,
        @Nullable FileContent thumb) {}
