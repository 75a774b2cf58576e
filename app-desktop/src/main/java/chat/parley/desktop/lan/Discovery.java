package chat.parley.desktop.lan;

import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.link.Timers;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for hosts on every real network of this computer. The list belongs to the FX thread, which
/// never waits for the network.
///
/// An entry goes when its host says goodbye, and when nobody answers at its address twice in a row:
/// a host that was killed says nothing.
public final class Discovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MISSES = 2;

    private final Executor fx;
    private final Timers timers;
    private final Supplier<List<Networks.Network>> networks;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JmDNS> open = new ArrayList<>();
    private final Map<FoundHost, Integer> misses = new HashMap<>();
    private final Map<FoundHost, String> instances = new HashMap<>();
    private final ObservableList<FoundHost> found = FXCollections.observableArrayList();
    private final ObservableList<FoundHost> foundView =
            FXCollections.unmodifiableObservableList(found);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STARTING);
    private boolean closed;

    public Discovery(Executor fx, Timers timers) {
        this(fx, timers, Networks::present);
    }

    Discovery(Executor fx, Timers timers, Supplier<List<Networks.Network>> networks) {
        this.fx = fx;
        this.timers = timers;
        this.networks = networks;
    }

    /// Begins to look. Returns at once.
    public void start() {
        work.execute(() -> {
            List<Networks.Network> present = networks.get();
            present.forEach(network -> work.execute(() -> listen(network)));
            fx.execute(() -> state.set(present.isEmpty() ? State.NO_NETWORK : State.LOOKING));
        });
        timers.after(LOOK_AGAIN, this::lookAgain);
    }

    /// Who is there now; unmodifiable and observable.
    public ObservableList<FoundHost> found() {
        return foundView;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private void listen(Networks.Network network) {
        try {
            JmDNS dns = JmDNS.create(network.address(), null);
            synchronized (open) {
                open.add(dns);
            }
            dns.addServiceListener(Announcement.TYPE, new Listener(dns, network));
        } catch (IOException unable) {
            LOG.warn("Cannot look around on {}: {}", network.name(), unable.getMessage());
            fx.execute(() -> state.set(State.TROUBLE));
        }
    }

    private void heard(String instance, FoundHost host) {
        if (closed) {
            return;
        }
        instances.put(host, instance);
        found.removeIf(known -> known.address().equals(host.address()) && !known.equals(host));
        if (!found.contains(host)) {
            found.add(host);
        }
        misses.remove(host);
    }

    private void gone(String instance) {
        found.removeIf(host -> instance.equals(instances.get(host)));
        instances.values().removeIf(instance::equals);
    }

    private void lookAgain() {
        if (closed) {
            return;
        }
        for (FoundHost host : found) {
            work.execute(() -> {
                boolean answers = answers(host.address());
                fx.execute(() -> looked(host, answers));
            });
        }
        timers.after(LOOK_AGAIN, this::lookAgain);
    }

    private void looked(FoundHost host, boolean answers) {
        int missed = answers ? 0 : misses.merge(host, 1, Integer::sum);
        if (answers || missed >= MISSES) {
            misses.remove(host);
        }
        if (missed >= MISSES) {
            found.remove(host);
        }
    }

    private static boolean answers(ServerAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /// Stops looking. The list stays as it is.
    @Override
    public void close() {
        closed = true;
        work.execute(() -> {
            synchronized (open) {
                open.forEach(Discovery::close);
                open.clear();
            }
        });
        work.shutdown();
    }

    private static void close(JmDNS dns) {
        try {
            dns.close();
        } catch (IOException alreadyGone) {
            LOG.debug("Ending a search", alreadyGone);
        }
    }

    /// Whether looking around works.
    public enum State {
        STARTING,
        LOOKING,
        /// This computer is on no network.
        NO_NETWORK,
        /// The network does not let this app listen.
        TROUBLE
    }

    /// What one network tells.
    private final class Listener implements ServiceListener {
        private final JmDNS dns;
        private final Networks.Network network;

        Listener(JmDNS dns, Networks.Network network) {
            this.dns = dns;
            this.network = network;
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            dns.requestServiceInfo(event.getType(), event.getName(), true);
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            String instance = instance(event);
            fx.execute(() -> gone(instance));
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            ServiceInfo info = event.getInfo();
            Announcement said = Announcement.read(info::getPropertyString);
            if (!said.complete()) {
                return;
            }
            for (Inet4Address address : info.getInet4Addresses()) {
                ServerAddress at =
                        new ServerAddress(
                                said.fingerprint() != null,
                                address.getHostAddress(),
                                info.getPort());
                String instance = instance(event);
                fx.execute(() -> heard(instance, new FoundHost(said, at, network.label())));
            }
        }

        private String instance(ServiceEvent event) {
            return network.name() + "/" + event.getName();
        }
    }
}
