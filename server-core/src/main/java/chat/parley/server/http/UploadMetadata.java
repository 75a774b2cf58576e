package chat.parley.server.http;

import chat.parley.model.Refusal;
import chat.parley.server.files.NewUpload;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the header in which tus carries what a client says of a file: pairs of a key and base64,
/// divided by commas. Keys that nobody knows are skipped. No state.
final class UploadMetadata {

    private UploadMetadata() {}

    /// What a client says.
    ///
    /// @throws Refusal `BAD_FIELD` if it can't be read
    static NewUpload of(String header) {
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            if (!parts[0].isEmpty()) {
                values.put(parts[0], parts.length == 2 ? text(parts[1].strip()) : "");
            }
        }
        return new NewUpload(
                values.getOrDefault("filename", ""),
                values.getOrDefault("type", ""),
                duration(values.get("durationMs")),
                values.get("waveform"));
    }

    private static String text(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw Refusal.badField(Tus.METADATA, "base64 of UTF-8 after each key");
        }
    }

    private static @Nullable Long duration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw Refusal.badField(Tus.METADATA, "durationMs is a number of milliseconds");
        }
        return Long.valueOf(text);
    }
}
