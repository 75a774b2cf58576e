package chat.parley.packaging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the environment says of the log. The library that writes it takes a word that it does not
/// know for another one, or is silent. No state.
final class LogSettings {

    private static final List<String> LEVELS =
            List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");
    private static final List<String> FORMATS = List.of("text", "json");

    private LogSettings() {}

    /// What is wrong with them, as a message to print; empty if nothing is.
    static Optional<String> problem(Map<String, String> environment) {
        String level = environment.getOrDefault("PARLEY_LOG", "INFO");
        if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            return Optional.of(
                    "PARLEY_LOG is one of %s, not %s".formatted(String.join(", ", LEVELS), level));
        }
        String format = environment.getOrDefault("PARLEY_LOG_FORMAT", "text");
        if (!FORMATS.contains(format)) {
            return Optional.of("PARLEY_LOG_FORMAT is text or json, not " + format);
        }
        return Optional.empty();
    }
}
