package chat.parley.packaging;

import chat.parley.server.ServerConfig;
import chat.parley.server.SettingSources;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options by which every command is told the settings of a server. A later one goes before an
/// earlier one: file, environment, `--set`, the command's own options. Owned by the main thread.
final class SettingOptions {

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "A file of settings, a line 'key=value' each.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY=VALUE",
            description = {
                "A setting, such as database.url or limits.sendsPerSecond; repeatable.",
                "Also from the environment: database.url is PARLEY_DATABASE_URL."
            })
    private Map<String, String> settings = new LinkedHashMap<>();

    /// What all of them say together.
    ///
    /// @param data of the command's own options, as the others
    /// @throws IOException if the file can't be read
    /// @throws IllegalArgumentException on an unknown key
    SettingSources sources(
            @Nullable String data,
            @Nullable Integer port,
            @Nullable String bind,
            @Nullable Integer adminPort)
            throws IOException {
        SettingSources sources = new SettingSources();
        if (file != null) {
            try {
                sources.file(file);
            } catch (NoSuchFileException e) {
                throw new IllegalArgumentException("there is no file " + file, e);
            }
        }
        sources.environment(System.getenv());
        sources.flags(settings);
        Map<String, String> own = new LinkedHashMap<>();
        put(own, "server.data", data);
        put(own, "server.port", port);
        put(own, "server.bind", bind);
        put(own, "server.adminPort", adminPort);
        sources.flags(own);
        return sources;
    }

    /// The configuration that they give.
    ///
    /// @throws IOException if the file can't be read
    /// @throws IllegalArgumentException with a message fit for a person
    ServerConfig config(
            @Nullable String data,
            @Nullable Integer port,
            @Nullable String bind,
            @Nullable Integer adminPort)
            throws IOException {
        return ServerConfig.fromSettings(sources(data, port, bind, adminPort).merged());
    }

    private static void put(Map<String, String> own, String key, @Nullable Object value) {
        if (value != null) {
            own.put(key, value.toString());
        }
    }
}
