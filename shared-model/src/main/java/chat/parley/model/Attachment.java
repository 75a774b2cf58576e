package chat.parley.model;

import org.jspecify.annotations.Nullable;

/// A file that a message carries. `type` is a media type; `waveform` is base64 of one byte a bar;
/// `thumb` says that a thumbnail can be asked for.
public record Attachment(
        FileId file,
        String name,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMs,
        @Nullable String waveform,
        @LeftOut boolean thumb) {}
