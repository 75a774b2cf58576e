package chat.parley.server;

import chat.parley.model.Limit;
import chat.parley.model.Registration;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.transport.TrustedProxies;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Settings as people write them, `key=value`, turned into a [ServerConfig]. Used once, by one
/// thread.
final class Settings {

    private static final int LARGEST_PORT = 65_535;

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
        config = name == null ? config : config.withName(name);
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
                        : config.withAllowedOrigins(new HashSet<>(list(origins)));
        String proxies = take("server.trustedProxies");
        return proxies == null ? config : config.withTrustedProxies(proxies(proxies));
    }

    private ServerConfig stores(ServerConfig start) {
        ServerConfig config = start;
        String url = take("database.url");
        String user = take("database.user");
        String password = take("database.password");
        if (url != null) {
            config = config.withDatabase(DatabaseSettings.at(url, user, password));
        } else if (user != null || password != null) {
            throw new IllegalArgumentException(
                    "database.user and database.password need database.url");
        }
        String redis = take("redis.url");
        return redis == null ? config : config.withRedis(redis);
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
