package chat.parley.desktop.host;

import chat.parley.desktop.lan.Announcement;
import chat.parley.desktop.lan.Announcer;
import chat.parley.desktop.lan.Networks;
import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.HomeStore;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hosts a server in this app: on one network, with a key made once, announced to the others there.
/// Belongs to the FX thread, which never waits.
///
/// Its data, its key and its port are kept under the app's home, so that a restart is the same
/// server at the same place.
public final class Hosting {
    private static final Logger log = LoggerFactory.getLogger(Hosting.class);
    private static final String NAME = "host.name";
    private static final String PORT = "host.port";
    private static final String ON = "host.on";

    private final AppHome home;
    private final HomeStore settings;
    private final Executor fx;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("parley-host").factory());
    private final ReadOnlyObjectWrapper<HostState> state =
            new ReadOnlyObjectWrapper<>(new HostState.Off());
    private @Nullable ChatServer server;
    private @Nullable Announcer announcer;

    public Hosting(AppHome home, HomeStore settings, Executor fx) {
        this.home = home;
        this.settings = settings;
        this.fx = fx;
    }

    public ReadOnlyObjectProperty<HostState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What the server here is called, or would be: empty if it never had a name.
    public String name() {
        return settings.setting(NAME).orElse("");
    }

    /// Whether this home was hosting when the app last ended.
    public boolean wasOn() {
        return settings.setting(ON).map("yes"::equals).orElse(false);
    }

    /// Whether this home has ever hosted.
    public boolean hostedBefore() {
        return settings.setting(NAME).isPresent();
    }

    /// The address to host on if nobody chooses: that of the first real network, else this computer
    /// alone.
    public static InetAddress usualAddress() {
        List<Networks.Network> networks = Networks.present();
        return networks.isEmpty()
                ? InetAddress.getLoopbackAddress()
                : networks.getFirst().address();
    }

    /// Starts the server, unless it runs. Follow [#stateProperty()].
    ///
    /// @param name what people see as the server's name
    /// @param address which of this computer's addresses to listen on
    public void start(String name, InetAddress address) {
        if (state.get() instanceof HostState.Running || state.get() instanceof HostState.Starting) {
            return;
        }
        state.set(new HostState.Starting());
        work.execute(() -> {
            HostState reached = run(name, address);
            fx.execute(() -> state.set(reached));
        });
    }

    /// Stops the server and says goodbye on the network.
    ///
    /// @param then runs on the FX thread once it is down
    public void stop(Runnable then) {
        state.set(new HostState.Stopping());
        work.execute(() -> {
            halt();
            settings.set(ON, "no");
            fx.execute(() -> {
                state.set(new HostState.Off());
                then.run();
            });
        });
    }

    /// Stops the server because the app ends; it counts as still hosting. Blocks until it is down.
    public void shutDown() {
        work.execute(this::halt);
        work.close();
    }

    private HostState run(String name, InetAddress address) {
        try {
            ChatServer started = listen(name, address);
            server = started;
            settings.set(NAME, name);
            settings.set(PORT, Integer.toString(started.port()));
            settings.set(ON, "yes");
            HostState.Running running = running(started, name, address);
            if (!address.isLoopbackAddress()) {
                announcer = announce(running, address, started.port());
            }
            return running;
        } catch (RuntimeException unable) {
            // Whatever keeps the server from starting is told to the person who wanted it.
            log.warn("Cannot host", unable);
            String why = unable.getMessage();
            return new HostState.Failed(why == null ? unable.getClass().getSimpleName() : why);
        }
    }

    /// The port of last time if it is free, else the usual one, else any.
    private ChatServer listen(String name, InetAddress address) {
        ServerConfig config =
                ServerConfig.in(home.folder("host"))
                        .withName(name)
                        .withBind(address.getHostAddress());
        int last = settings.setting(PORT).map(Integer::parseInt).orElse(ServerAddress.USUAL_PORT);
        for (int port : new int[] {last, ServerAddress.USUAL_PORT}) {
            try {
                return ChatServer.start(config.withPort(port));
            } catch (UncheckedIOException taken) {
                log.info("Port {} is not free: {}", port, taken.getMessage());
            }
        }
        return ChatServer.start(config.withPort(0));
    }

    private static HostState.Running running(ChatServer server, String name, InetAddress address) {
        return new HostState.Running(
                server.serverId(),
                name,
                new ServerAddress(server.encrypted(), address.getHostAddress(), server.port()),
                server.fingerprint().orElse(null),
                server.setupCode().orElse(null));
    }

    private static Announcer announce(HostState.Running running, InetAddress address, int port) {
        return Announcer.announce(
                new Announcement(
                        running.serverId(),
                        running.name(),
                        running.fingerprint(),
                        "open",
                        OptionalInt.empty(),
                        "1"),
                address,
                port);
    }

    private void halt() {
        Announcer announced = announcer;
        announcer = null;
        if (announced != null) {
            announced.close();
        }
        ChatServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }
}
