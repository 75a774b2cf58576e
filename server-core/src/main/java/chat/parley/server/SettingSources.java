package chat.parley.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

    /// An address in which the last `@` may end a password, or be in the middle of one.
    private static final Pattern PASSWORD_ANYWHERE = Pattern.compile(".*[?;].*@.*");

    private final Map<String, Said> said = new TreeMap<>();

    /// A value and who said it.
    private record Said(String value, String source) {}

    /// What a file of lines `key=value` says, in UTF-8; lines that begin with `#` are remarks. A
    /// value is taken as it stands, so that a password may have a backslash.
    ///
    /// @throws IOException if it can't be read
    /// @throws IllegalArgumentException if it is no such file
    public void file(Path file) throws IOException {
        List<String> lines = lines(file);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip();
            if (key.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s, line %d: write key=value".formatted(file, i + 1));
            }
            if (!keys.add(key)) {
                throw new IllegalArgumentException(
                        "%s, line %d: %s was set before".formatted(file, i + 1, key));
            }
            say(key, line.substring(equals + 1).strip(), file.toString());
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            // Some editors on Windows begin a file so.
            return text.startsWith("\uFEFF")
                    ? text.substring(1).lines().toList()
                    : text.lines().toList();
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(file + " is not UTF-8", notText);
        }
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
    /// comes from. What a key means that nobody knows can't be told, so its value is not shown.
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
    private static String shown(String key, String value) {
        if (SECRETS.contains(key) || !Settings.keys().contains(key)) {
            return HIDDEN;
        }
        if (!ADDRESSES.contains(key)) {
            return value;
        }
        if (PASSWORD_ANYWHERE.matcher(value).matches()) {
            return value.replaceAll("^(.*?//)?.*", "$1" + HIDDEN);
        }
        return value.replaceAll("^(.*?//)?.*@", "$1" + HIDDEN + "@")
                .replaceAll("([?;]).*", "$1" + HIDDEN);
    }
}
