package chat.parley.desktop.lan;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

/// Announces one host on the networks where it can be reached, also on those that appear later, and
/// says goodbye on [#close()]. Thread-safe; nothing here blocks but `close`.
public final class Announcer implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final ScheduledExecutorService work =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("parley-announce").factory());
    private final PerNetwork announced;
    private final ScheduledFuture<?> looking;

    private Announcer(PerNetwork announced, Duration lookAgain) {
        this.announced = announced;
        looking =
                work.scheduleWithFixedDelay(
                        announced::look, 0, lookAgain.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Begins to announce.
    ///
    /// @param address where the server listens: the address of one network, or the wildcard for all
    /// @param port where the server listens, 1 to 65535
    public static Announcer announce(Announcement announcement, InetAddress address, int port) {
        return announce(announcement, () -> Networks.with(address), port, LOOK_AGAIN);
    }

    static Announcer announce(
            Announcement announcement,
            Supplier<List<Networks.Network>> networks,
            int port,
            Duration lookAgain) {
        return new Announcer(
                new PerNetwork(networks, network -> open(announcement, network.address(), port)),
                lookAgain);
    }

    private static Closeable open(Announcement announcement, InetAddress address, int port)
            throws IOException {
        JmDNS opened = JmDNS.create(address, null);
        String instance = announcement.name() + " " + port;
        opened.registerService(
                ServiceInfo.create(Announcement.TYPE, instance, port, 0, 0, announcement.text()));
        return () -> {
            opened.unregisterAllServices();
            opened.close();
        };
    }

    /// Takes the announcement back and waits until that is said.
    @Override
    public void close() {
        looking.cancel(false);
        work.execute(() -> {
            announced.close();
            work.shutdown();
        });
        work.close();
    }
}
