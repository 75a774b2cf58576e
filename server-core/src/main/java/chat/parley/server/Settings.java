package chat.parley.server;

import chat.parley.model.Limit;
import chat.parley.model.Names;
import chat.parley.model.Refusal;
import chat.parley.model.Registration;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.transport.TrustedProxies;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Settings as people write them, `key=value`, turned into a [ServerConfig]. Used once, by one
/// thread.
final class Settings {

    private static final int LARGEST_PORT = 65_535;

    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

    private static final List<String> KEYS =
            List.of(
                    "server.data",
                    "server.bind",
                    "server.port",
                    "server.adminPort",
                    "server.name",
                    "server.registration",
                    "server.origins",
                    "server.trustedProxies",
                    "database.url",
                    "database.user",
                    "database.password",
                    "redis.url",
                    "tls.mode",
                    "tls.certificate",
                    "tls.key");

    private final Map<String, String> left;

    /// @param settings values by key
    Settings(Map<String, String> settings) {
        this.left = new TreeMap<>(settings);
    }

    /// Every key there is.
    static List<String> keys() {
        return Stream.concat(KEYS.stream(), Arrays.stream(Limit.values()).map(Limit::key)).toList();
    }

    /// The configuration with every setting applied.
    ///
    /// @throws IllegalArgumentException on a key that nobody knows or a value out of range
    ServerConfig applyTo(ServerConfig start) {
        ServerConfig config = network(start);
        config = stores(config);
        config = encryption(config);
        config = limits(config);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown setting: " + String.join(", ", left.keySet()));
        }
        return config;
    }

    private ServerConfig network(ServerConfig start) {
        ServerConfig config = start;
        String data = take("server.data");
        config = data == null ? config : config.withDataDir(Path.of(data));
        String bind = take("server.bind");
        config = bind == null ? config : config.withBind(bind);
        String port = take("server.port");
        config = port == null ? config : config.withPort(port("server.port", port));
        String admin = take("server.adminPort");
        config = admin == null ? config : config.withAdminPort(port("server.adminPort", admin));
        String name = take("server.name");
        config = name == null ? config : config.withName(name(name));
        String registration = take("server.registration");
        config =
                registration == null ? config : config.withRegistration(registration(registration));
        return visitors(config);
    }

    private ServerConfig visitors(ServerConfig start) {
        ServerConfig config = start;
        String origins = take("server.origins");
        config =
                origins == null
                        ? config
                        : config.withAllowedOrigins(
                                list(origins).stream()
                                        .map(Settings::origin)
                                        .collect(Collectors.toSet()));
        String proxies = take("server.trustedProxies");
        return proxies == null ? config : config.withTrustedProxies(proxies(proxies));
    }

    private ServerConfig stores(ServerConfig start) {
        ServerConfig config = start;
        String url = take("database.url");
        String user = take("database.user");
        String password = take("database.password");
        if (url != null) {
            requireStart("database.url", url, "jdbc:postgresql:", "jdbc:h2:");
            config = config.withDatabase(DatabaseSettings.at(url, user, password));
        } else if (user != null || password != null) {
            throw new IllegalArgumentException(
                    "database.user and database.password need database.url");
        }
        String redis = take("redis.url");
        if (redis == null) {
            return config;
        }
        requireStart("redis.url", redis, "redis://", "rediss://", "redis-sentinel://");
        return config.withRedis(redis);
    }

    private ServerConfig encryption(ServerConfig start) {
        String mode = take("tls.mode");
        String certificate = take("tls.certificate");
        String key = take("tls.key");
        if (certificate == null && key == null) {
            return mode == null ? start : start.withTls(mode(mode));
        }
        if (certificate == null || key == null || mode != null) {
            throw new IllegalArgumentException(
                    "give both tls.certificate and tls.key, and then no tls.mode");
        }
        return start.withTls(new Tls.Files(Path.of(certificate), Path.of(key)));
    }

    private ServerConfig limits(ServerConfig start) {
        ServerConfig config = start;
        for (Limit limit : Limit.values()) {
            String value = take(limit.key());
            if (value != null) {
                config = config.withLimits(config.limits().with(limit, number(limit.key(), value)));
            }
        }
        return config;
    }

    private @Nullable String take(String key) {
        return left.remove(key);
    }

    private static Tls mode(String value) {
        return switch (value) {
            case "auto" -> new Tls.Auto();
            case "off" -> new Tls.Off();
            case "selfSigned" -> new Tls.SelfSigned();
            default ->
                    throw new IllegalArgumentException(
                            "tls.mode is auto, off or selfSigned, not " + value);
        };
    }

    private static Registration registration(String value) {
        return Arrays.stream(Registration.values())
                .filter(each -> each.word().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "server.registration is open, invite or closed, not " + value));
    }

    private static String name(String value) {
        try {
            return Names.name("server.name", value);
        } catch (Refusal refused) {
            throw new IllegalArgumentException("server.name: " + refused.text(), refused);
        }
    }

    /// As browsers write it ([RFC 6454](https://www.rfc-editor.org/rfc/rfc6454#section-6.2)): what
    /// is written in another way would never fit.
    private static String origin(String value) {
        if (!ORIGIN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "server.origins: an origin is like https://chat.example.org, in small letters"
                            + " and without a path, not "
                            + value);
        }
        return value;
    }

    /// Says nothing of the value, which may hold a password.
    private static void requireStart(String key, String value, String... starts) {
        if (Arrays.stream(starts).noneMatch(value::startsWith)) {
            throw new IllegalArgumentException(
                    key + " begins with one of " + String.join(", ", starts));
        }
    }

    private static TrustedProxies proxies(String value) {
        try {
            return TrustedProxies.at(list(value));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "server.trustedProxies: " + wrong.getMessage(), wrong);
        }
    }

    /// What commas separate.
    private static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static int port(String key, String value) {
        double port = number(key, value);
        if (port != Math.rint(port) || port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "%s is a port from 0 to 65535, not %s".formatted(key, value));
        }
        return (int) port;
    }

    private static double number(String key, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException(
                    "%s is a number, not %s".formatted(key, value), notOne);
        }
    }
}
