package chat.parley.server;

import chat.parley.model.Limits;
import chat.parley.model.Registration;
import chat.parley.server.db.DatabaseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a [ChatServer] is started with. Immutable: each `with…` gives a changed copy.
///
/// @param dataDir the folder for keys, files and, without `database`, the rows; made when missing
/// @param bind the address to listen on, a name or a literal; `127.0.0.1` by default
/// @param port the port for WebSocket and HTTP, `0` for any free one
/// @param adminPort the loopback port for health, `0` for any free one, absent for none
/// @param name what people see as the server's name
/// @param database where the rows are; absent: an embedded database in `dataDir`
/// @param redisUrl the Redis that joins several nodes; absent: this node is alone
/// @param tls how the port is encrypted
/// @param registration who may make an account
/// @param limits rates, counts and times
/// @param allowedOrigins the `Origin`s of browsers that may connect; others that send one are
///   refused
public record ServerConfig(
        Path dataDir,
        String bind,
        int port,
        @Nullable Integer adminPort,
        String name,
        @Nullable DatabaseSettings database,
        @Nullable String redisUrl,
        Tls tls,
        Registration registration,
        Limits limits,
        Set<String> allowedOrigins) {

    /// A server alone on this machine: loopback, any free port, plain, embedded database, open
    /// registration.
    public static ServerConfig in(Path dataDir) {
        return new ServerConfig(
                dataDir,
                "127.0.0.1",
                0,
                null,
                "Parley",
                null,
                null,
                new Tls.Auto(),
                Registration.OPEN,
                Limits.standard(),
                Set.of());
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
    /// `server.data|bind|port|adminPort|name|registration|origins`, `database.url|user|password`,
    /// `redis.url`, `tls.mode` (`auto`, `off`, `selfSigned`), `tls.certificate`, `tls.key` and
    /// every key of [chat.parley.model.Limit].
    ///
    /// @throws IllegalArgumentException on an unknown key or a bad value, with a message fit for a
    ///   person
    public ServerConfig withSettings(Map<String, String> settings) {
        return new Settings(settings).applyTo(this);
    }

    /// With another data folder.
    public ServerConfig withDataDir(Path next) {
        return new ServerConfig(
                next,
                bind,
                port,
                adminPort,
                name,
                database,
                redisUrl,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With another address to listen on.
    public ServerConfig withBind(String next) {
        return new ServerConfig(
                dataDir,
                next,
                port,
                adminPort,
                name,
                database,
                redisUrl,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With another port, 0 to 65535.
    public ServerConfig withPort(int next) {
        return new ServerConfig(
                dataDir,
                bind,
                next,
                adminPort,
                name,
                database,
                redisUrl,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With a port for health, 0 to 65535.
    public ServerConfig withAdminPort(int next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                next,
                name,
                database,
                redisUrl,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With another name for people.
    public ServerConfig withName(String next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                next,
                database,
                redisUrl,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With the rows in this database.
    public ServerConfig withDatabase(DatabaseSettings next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                name,
                next,
                redisUrl,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With nodes joined by this Redis, for example `redis://127.0.0.1:6379`.
    public ServerConfig withRedis(String next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                name,
                database,
                next,
                tls,
                registration,
                limits,
                allowedOrigins);
    }

    /// With another encryption.
    public ServerConfig withTls(Tls next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                name,
                database,
                redisUrl,
                next,
                registration,
                limits,
                allowedOrigins);
    }

    /// With another rule for new accounts.
    public ServerConfig withRegistration(Registration next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                name,
                database,
                redisUrl,
                tls,
                next,
                limits,
                allowedOrigins);
    }

    /// With other limits.
    public ServerConfig withLimits(Limits next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                name,
                database,
                redisUrl,
                tls,
                registration,
                next,
                allowedOrigins);
    }

    /// With other origins allowed.
    public ServerConfig withAllowedOrigins(Set<String> next) {
        return new ServerConfig(
                dataDir,
                bind,
                port,
                adminPort,
                name,
                database,
                redisUrl,
                tls,
                registration,
                limits,
                Set.copyOf(next));
    }
}
