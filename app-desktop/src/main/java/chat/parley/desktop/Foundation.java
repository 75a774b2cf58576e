package chat.parley.desktop;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.host.Hosting;
import chat.parley.desktop.lan.Discovery;
import chat.parley.desktop.link.FxTimers;
import chat.parley.desktop.link.Links;
import chat.parley.desktop.session.Entrance;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.HomeStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every screen of one home stands on: its store, the disk thread, the clocks, the way in,
/// hosting and discovery.
///
/// Belongs to the FX thread. [#close] frees all of it and returns when everything is on disk.
///
/// @param folder the home itself
/// @param home what is kept beside the copies of rooms
record Foundation(
        AppHome folder,
        HomeStore home,
        ExecutorService diskThread,
        FxTimers timers,
        Entrance entrance,
        Hosting hosting,
        Neighbourhood neighbourhood)
        implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Foundation.class);
    private static final long DISK_PATIENCE_SECONDS = 10;

    /// Opens the home.
    ///
    /// @throws chat.parley.desktop.store.StoreFault if it cannot be used
    static Foundation lay(Path path) {
        Clock clock = Clock.systemUTC();
        FxThread fx = new FxThread();
        AppHome folder = AppHome.at(path);
        HomeStore home = HomeStore.open(folder, clock);
        ExecutorService diskThread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("parley-disk").factory());
        Disk disk =
                new Disk(
                        diskThread, fx, fault -> log.error("The disk does not do its work", fault));
        FxTimers timers = new FxTimers(clock, fx);
        Links links = new Links(device(), app(), timers, new SecureRandom(), fx);
        return new Foundation(
                folder,
                home,
                diskThread,
                timers,
                new Entrance(links, home, folder, disk, clock),
                new Hosting(folder, home, fx),
                new Neighbourhood(new Discovery(fx, timers), home));
    }

    @Override
    public void close() {
        neighbourhood.close();
        hosting.shutDown();
        timers.close();
        diskThread.shutdown();
        try {
            if (!diskThread.awaitTermination(DISK_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.error("The disk did not finish its work in {} s", DISK_PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        home.close();
    }

    private static String app() {
        String version = Foundation.class.getPackage().getImplementationVersion();
        return version == null ? "Parley" : "Parley " + version;
    }

    /// How this computer is called in lists of devices.
    private static String device() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return System.getProperty("os.name", "computer");
        }
    }
}
