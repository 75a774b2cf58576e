package chat.parley.desktop.lan;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Announces one host on one network, and says goodbye on [#close()]. Thread-safe; nothing here
/// blocks but `close`.
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final ExecutorService work =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("parley-announce").factory());
    private @Nullable JmDNS dns;

    private Announcer() {}

    /// Begins to announce.
    ///
    /// @param address this computer's address on that network
    /// @param port where the server listens, 1 to 65535
    public static Announcer announce(Announcement announcement, InetAddress address, int port) {
        Announcer announcer = new Announcer();
        announcer.work.execute(() -> announcer.begin(announcement, address, port));
        return announcer;
    }

    private void begin(Announcement announcement, InetAddress address, int port) {
        try {
            JmDNS opened = JmDNS.create(address, null);
            dns = opened;
            Map<String, String> text = announcement.text();
            String instance = announcement.name() + " " + port;
            opened.registerService(
                    ServiceInfo.create(Announcement.TYPE, instance, port, 0, 0, text));
        } catch (IOException unable) {
            LOG.warn("Cannot announce on {}: {}", address, unable.getMessage());
        }
    }

    /// Takes the announcement back and waits until that is said.
    @Override
    public void close() {
        work.execute(this::goodbye);
        work.close();
    }

    private void goodbye() {
        JmDNS open = dns;
        if (open == null) {
            return;
        }
        try {
            open.unregisterAllServices();
            open.close();
        } catch (IOException alreadyGone) {
            LOG.debug("Ending an announcement", alreadyGone);
        }
    }
}
