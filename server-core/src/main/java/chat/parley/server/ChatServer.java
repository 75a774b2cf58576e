package chat.parley.server;

import chat.parley.protocol.Protocol;
import chat.parley.protocol.ServerInfo;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.ServerRules;
import chat.parley.server.db.Database;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.Housekeeping;
import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.files.SharedFiles;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.gateway.Features;
import chat.parley.server.gateway.Gateway;
import chat.parley.server.gateway.Permissions;
import chat.parley.server.gateway.TimeAndChance;
import chat.parley.server.http.Health;
import chat.parley.server.http.Router;
import chat.parley.server.messages.Forgetting;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.MissedRooms;
import chat.parley.server.search.Searches;
import chat.parley.server.transport.Port;
import chat.parley.server.transport.SocketServer;
import chat.parley.server.transport.TlsKey;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running Parley server: the one front door of this library.
///
/// [#start(ServerConfig)] returns once clients are accepted; [#close()] tells every client to come
/// back later and frees everything. Both may be called from any thread, and block.
public final class ChatServer implements AutoCloseable {

    /// The time of day for everything in a server, in the milliseconds that rows and wire have.
    static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final Logger log = LoggerFactory.getLogger(ChatServer.class);

    private final Belongings belongings;
    private final Accounts accounts;
    private final Searches searches;
    private final SharedFiles files;
    private final Gateway gateway;
    private final @Nullable TlsKey key;
    private final InetSocketAddress address;
    private final @Nullable InetSocketAddress adminAddress;

    private ChatServer(ServerConfig config, Belongings belongings, Deadlines deadlines) {
        this.belongings = belongings;
        Network network = config.network();
        InetAddress bind = resolved(network.bind());
        key = key(config, bind);
        Nodes nodes = Nodes.of(config.redisUrl());
        Database database = belongings.keep(Database.open(databaseSettings(config)));
        Doorbell doorbell = belongings.keep(nodes.doorbell());
        PresenceBoard presence = belongings.keep(nodes.presence());
        belongings.keep(Forgetting.start(database, CLOCK));
        List<Housekeeping.Chore> chores = new ArrayList<>(Accounts.chores());
        chores.add(Drafts.chore());
        chores.add(MissedRooms.chore());
        belongings.keep(Housekeeping.start(database, CLOCK, chores));
        Features features = Wiring.features(config, belongings, database, doorbell, presence);
        accounts = features.accounts();
        files = belongings.keep(Wiring.files(config, database, accounts));
        searches = features.searches();
        SocketServer sockets = belongings.keep(new SocketServer(deadlines));
        gateway =
                belongings.keep(
                        new Gateway(
                                        features,
                                        doorbell,
                                        sockets,
                                        config.limits(),
                                        deadlines,
                                        new TimeAndChance(
                                                CLOCK, System::nanoTime, new SecureRandom()))
                                .start());
        address =
                sockets.listen(
                        new Port(
                                new InetSocketAddress(bind, network.port()),
                                key,
                                network.allowedOrigins(),
                                network.trustedProxies()),
                        new Router(
                                accounts,
                                this::info,
                                Permissions.standard(),
                                files,
                                gateway::newIncident,
                                gateway.counts()::refuse),
                        gateway,
                        config.limits());
        Integer admin = network.adminPort();
        adminAddress =
                admin == null
                        ? null
                        : sockets.listen(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), admin),
                                new Health(database::answers, figures(database)));
    }

    /// What `/metrics` shows; nothing on a path without the library for it, as the desktop's.
    private Supplier<String> figures(Database database) {
        try {
            Measurements measurements =
                    belongings.keep(new Measurements(database, gateway, searches, files));
            return measurements::page;
        } catch (NoClassDefFoundError missing) {
            log.info("nothing is measured, there is no {}", missing.getMessage());
            return () -> "";
        }
    }

    /// Looks at what can be known of a configuration without starting anything.
    ///
    /// @throws IllegalArgumentException if no server could start with it, with a message fit for a
    ///   person
    public static void check(ServerConfig config) {
        var _ = resolved(config.network().bind());
        if (config.network().tls() instanceof Tls.Files files) {
            var _ = key(files);
        }
    }

    /// Starts a server.
    ///
    /// @throws IllegalArgumentException when the configuration can't be used, with a message fit
    ///   for a person
    /// @throws chat.parley.server.db.UnusableDatabase when it must not start on this database
    /// @throws chat.parley.server.transport.UnusableAddress when it can't listen where it should
    /// @throws UncheckedIOException when the data folder can't be had
    public static ChatServer start(ServerConfig config) {
        return start(config, Deadlines.standard());
    }

    /// Starts a server that waits for clients for other times than the protocol says.
    static ChatServer start(ServerConfig config, Deadlines deadlines) {
        Belongings belongings = new Belongings();
        try {
            ChatServer server = new ChatServer(config, belongings, deadlines);
            log.info("listening on {}", server.address);
            if (server.adminAddress != null) {
                log.info("health and figures on {}", server.adminAddress);
            }
            return server;
        } catch (RuntimeException failed) {
            belongings.close();
            throw failed;
        }
    }

    /// The port that accepts WebSocket and HTTP, also when the configuration asked for any.
    public int port() {
        return address.getPort();
    }

    /// The loopback port for health, if there is one.
    public Optional<Integer> adminPort() {
        return Optional.ofNullable(adminAddress).map(InetSocketAddress::getPort);
    }

    /// The id by which clients know this server, wherever it listens.
    public String serverId() {
        return accounts.serverId();
    }

    /// The address it listens on.
    public InetSocketAddress address() {
        return address;
    }

    /// The key that clients pin: SHA-256 of the certificate's public key (its SubjectPublicKeyInfo
    /// in DER), 64 lower-case hexadecimal digits; absent on a plain server.
    public Optional<String> fingerprint() {
        return Optional.ofNullable(key).map(TlsKey::fingerprint);
    }

    /// The one-time code that makes the first account an administrator; absent once an account
    /// exists.
    public Optional<String> setupCode() {
        return accounts.setupCode();
    }

    /// How many clients are connected.
    public int connections() {
        return gateway.connections();
    }

    /// Whether the port is encrypted: `wss` and `https`, otherwise `ws` and `http`.
    public boolean encrypted() {
        return key != null;
    }

    /// Ends every connection with 1012, stops and frees all. Does nothing the second time.
    @Override
    public void close() {
        belongings.close();
    }

    private ServerInfo info() {
        ServerRules rules = accounts.settings().present();
        return new ServerInfo(
                accounts.serverId(),
                rules.name(),
                version(),
                List.of(Protocol.VERSION),
                rules.registration(),
                fingerprint().orElse(null),
                rules.maxFileBytes());
    }

    /// The version of this program, such as `0.1.0`.
    public static String version() {
        return Build.VERSION;
    }

    /// Where the rows of a server with this configuration are.
    static DatabaseSettings databaseSettings(ServerConfig config) {
        DatabaseSettings given = config.database();
        return given == null ? DatabaseSettings.embedded(config.dataDir()) : given;
    }

    /// Where an index that needs files has them.
    static Path searchFolder(ServerConfig config) {
        return config.dataDir().resolve("search");
    }

    private static InetAddress resolved(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "there is no address " + bind + " to listen on", unknown);
        }
    }

    private static @Nullable TlsKey key(ServerConfig config, InetAddress bind) {
        return switch (config.network().tls()) {
            case Tls.Off _ -> null;
            case Tls.Auto _ when bind.isLoopbackAddress() -> null;
            case Tls.Auto _, Tls.SelfSigned _ -> TlsKey.selfSigned(config.dataDir().resolve("tls"));
            case Tls.Files files -> key(files);
        };
    }

    /// What is wrong with files that somebody named is wrong with the configuration.
    private static TlsKey key(Tls.Files files) {
        try {
            return TlsKey.ofFiles(files.certificate(), files.key());
        } catch (UncheckedIOException unreadable) {
            throw new IllegalArgumentException(
                    unreadable.getMessage() + ": " + unreadable.getCause(), unreadable);
        }
    }
}
