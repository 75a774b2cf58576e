package chat.parley.server.files;

import chat.parley.model.Refusal;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client says of a file before it sends it; nothing of it is believed but the length and
/// sound of a voice message, and that a picture is meant where nothing else is known.
///
/// @param name as it is called where it comes from
/// @param type a media type, may be empty
/// @param durationMs how long it sounds, absent if the client does not say
/// @param waveform its loudness over time, base64 of one byte a bar, absent if it is no voice
///   message
public record NewUpload(
        String name, String type, @Nullable Long durationMs, @Nullable String waveform) {

    /// Most bars of a waveform.
    static final int MOST_BARS = 256;

    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]{1,64}/[\\w!#$&^.+-]{1,64}");

    /// @throws Refusal `BAD_FIELD` for a waveform that is none
    public NewUpload {
        type = TYPE.matcher(type).matches() ? type.toLowerCase(Locale.ROOT) : "";
        if (waveform != null && !isWaveform(waveform)) {
            throw Refusal.badField("waveform", "base64 of 1 to " + MOST_BARS + " bytes");
        }
    }

    private static boolean isWaveform(String text) {
        try {
            int bars = Base64.getDecoder().decode(text).length;
            return bars > 0 && bars <= MOST_BARS;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
