package chat.parley.server;

import chat.parley.model.Limits;
import chat.parley.model.Registration;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.transport.TrustedProxies;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a [ChatServer] is started with. Immutable: each `with…` gives a changed copy.
///
/// @param dataDir the folder for keys, files and, without `database`, the rows; made when missing
/// @param network where it is reached and by whom
/// @param name what people see as the server's name
/// @param database where the rows are; absent: an embedded database in `dataDir`
/// @param redisUrl the Redis that joins several nodes; absent: this node is alone
/// @param registration who may make an account
/// @param limits rates, counts and times
public record ServerConfig(
        Path dataDir,
        Network network,
        String name,
        @Nullable DatabaseSettings database,
        @Nullable String redisUrl,
        Registration registration,
        Limits limits) {

    /// A server alone on this machine: loopback, any free port, plain, embedded database, open
    /// registration.
    public static ServerConfig in(Path dataDir) {
        return new ServerConfig(
                dataDir,
                Network.LOOPBACK,
                "Parley",
                null,
                null,
                Registration.OPEN,
                Limits.standard());
    }

    /// The configuration that settings describe; `server.data` must be among them.
    ///
    /// @param settings values by key, see [#withSettings(Map)]
    /// @throws IllegalArgumentException on an unknown key or a bad value, with a message fit for a
    ///   person
    public static ServerConfig fromSettings(Map<String, String> settings) {
        String data = settings.get("server.data");
        if (data == null || data.isBlank()) {
            throw new IllegalArgumentException("server.data is missing: name the data folder");
        }
        return in(Path.of(data)).withSettings(settings);
    }

    /// This configuration changed by settings:
    /// `server.data|bind|port|adminPort|name|registration|origins|trustedProxies`,
    /// `database.url|user|password`, `redis.url`, `tls.mode` (`auto`, `off`, `selfSigned`),
    /// `tls.certificate`, `tls.key` and every key of [chat.parley.model.Limit].
    ///
    /// @throws IllegalArgumentException on an unknown key or a bad value, with a message fit for a
    ///   person
    public ServerConfig withSettings(Map<String, String> settings) {
        return new Settings(settings).applyTo(this);
    }

    /// With another data folder.
    public ServerConfig withDataDir(Path next) {
        return new ServerConfig(next, network, name, database, redisUrl, registration, limits);
    }

    /// Reached in another way.
    public ServerConfig withNetwork(Network next) {
        return new ServerConfig(dataDir, next, name, database, redisUrl, registration, limits);
    }

    /// With another address to listen on.
    public ServerConfig withBind(String next) {
        return withNetwork(network.withBind(next));
    }

    /// With another port, 0 to 65535.
    public ServerConfig withPort(int next) {
        return withNetwork(network.withPort(next));
    }

    /// With a port for health, 0 to 65535.
    public ServerConfig withAdminPort(int next) {
        return withNetwork(network.withAdminPort(next));
    }

    /// With another name for people.
    public ServerConfig withName(String next) {
        return new ServerConfig(dataDir, network, next, database, redisUrl, registration, limits);
    }

    /// With the rows in this database.
    public ServerConfig withDatabase(DatabaseSettings next) {
        return new ServerConfig(dataDir, network, name, next, redisUrl, registration, limits);
    }

    /// With nodes joined by this Redis, for example `redis://127.0.0.1:6379`.
    public ServerConfig withRedis(String next) {
        return new ServerConfig(dataDir, network, name, database, next, registration, limits);
    }

    /// With another encryption.
    public ServerConfig withTls(Tls next) {
        return withNetwork(network.withTls(next));
    }

    /// With another rule for new accounts.
    public ServerConfig withRegistration(Registration next) {
        return new ServerConfig(dataDir, network, name, database, redisUrl, next, limits);
    }

    /// With other limits.
    public ServerConfig withLimits(Limits next) {
        return new ServerConfig(dataDir, network, name, database, redisUrl, registration, next);
    }

    /// With other origins allowed.
    public ServerConfig withAllowedOrigins(Set<String> next) {
        return withNetwork(network.withAllowedOrigins(next));
    }

    /// With other proxies trusted.
    public ServerConfig withTrustedProxies(TrustedProxies next) {
        return withNetwork(network.withTrustedProxies(next));
    }
}
