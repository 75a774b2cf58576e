package chat.parley.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settings from a file, the environment and the command line, and which of them said what. A later
/// one goes before an earlier one: file, environment, command line. Owned by one thread.
public final class SettingSources {

    private static final String PREFIX = "PARLEY_";

    /// Variables of Parley that are no settings of a server.
    private static final Set<String> OTHERS =
            Set.of("PARLEY_LOG", "PARLEY_LOG_FORMAT", "PARLEY_JAVA_OPTS", "PARLEY_HOME");

    private static final Set<String> SECRETS = Set.of("database.password");
    private static final Set<String> ADDRESSES = Set.of("redis.url", "database.url");
    private static final String HIDDEN = "***";

    private final Map<String, Said> said = new TreeMap<>();

    /// A value and who said it.
    private record Said(String value, String source) {}

    /// What a file of lines `key=value` says, in UTF-8; lines that begin with `#` are remarks.
    ///
    /// @throws IOException if it can't be read
    /// @throws IllegalArgumentException if it is no such file
    public void file(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        lines.stringPropertyNames()
                .forEach(key -> say(key, lines.getProperty(key).strip(), file.toString()));
    }

    /// What the environment says: `PARLEY_SERVER_ADMIN_PORT` is `server.adminPort`.
    ///
    /// @throws IllegalArgumentException on a variable that looks like a setting and is none
    public void environment(Map<String, String> variables) {
        Map<String, String> keys = new LinkedHashMap<>();
        Settings.keys().forEach(key -> keys.put(variable(key), key));
        variables.forEach((name, value) -> {
            String key = keys.get(name);
            if (key != null) {
                say(key, value, name);
            } else if (looksLikeASetting(name)) {
                throw new IllegalArgumentException("unknown setting in the environment: " + name);
            }
        });
    }

    /// What the command line says.
    public void flags(Map<String, String> settings) {
        settings.forEach((key, value) -> say(key, value, "command line"));
    }

    /// The value that counts.
    public Optional<String> value(String key) {
        return Optional.ofNullable(said.get(key)).map(Said::value);
    }

    /// Every setting that somebody said.
    public Map<String, String> merged() {
        Map<String, String> merged = new TreeMap<>();
        said.forEach((key, value) -> merged.put(key, value.value()));
        return merged;
    }

    /// A line for each setting that somebody said, without secrets: the key, its value and where it
    /// comes from.
    public String described() {
        StringBuilder lines = new StringBuilder();
        said.forEach((key, value) ->
                lines.append(
                        "%s=%s   (%s)%n"
                                .formatted(key, shown(key, value.value()), value.source())));
        return lines.toString();
    }

    /// The name of a setting in the environment.
    static String variable(String key) {
        return PREFIX
                + key.replace('.', '_')
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT);
    }

    private void say(String key, String value, String source) {
        said.put(key, new Said(value, source));
    }

    private static boolean looksLikeASetting(String name) {
        return !OTHERS.contains(name)
                && Settings.keys().stream()
                        .map(key -> variable(key.substring(0, key.indexOf('.') + 1)))
                        .anyMatch(name::startsWith);
    }

    /// A secret is hidden; of an address, what stands before its last `@` and after its `?` or `;`.
    private static String shown(String key, @Nullable String value) {
        if (value == null || SECRETS.contains(key)) {
            return HIDDEN;
        }
        return ADDRESSES.contains(key)
                ? value.replaceAll("//.*@", "//" + HIDDEN + "@")
                        .replaceAll("([?;]).*", "$1" + HIDDEN)
                : value;
    }
}
