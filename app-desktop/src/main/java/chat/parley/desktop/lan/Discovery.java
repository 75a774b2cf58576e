package chat.parley.desktop.lan;

import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.link.Timers;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
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

/// Looks for hosts on every real network of this computer, also on those that appear later. The
/// list belongs to the FX thread, which never waits for the network.
///
/// An entry goes when its host says goodbye, when its network goes, and when nobody answers at its
/// address twice in a row: a host that was killed says nothing.
public final class Discovery implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MISSES = 2;

    private final Executor fx;
    private final Timers timers;
    private final PerNetwork listening;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("parley-look").factory());
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
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
        listening = new PerNetwork(networks, this::listen);
    }

    /// Begins to look. Returns at once.
    public void start() {
        lookAgain();
    }

    /// Who is there now; unmodifiable and observable.
    public ObservableList<FoundHost> found() {
        return foundView;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private Closeable listen(Networks.Network network) throws IOException {
        JmDNS dns = JmDNS.create(network.address(), null);
        dns.addServiceListener(Announcement.TYPE, new Listener(dns, network));
        return () -> {
            fx.execute(() -> unheard(network));
            dns.close();
        };
    }

    /// A network is gone, and with it whom it told of.
    private void unheard(Networks.Network network) {
        if (!closed) {
            instances.values().stream()
                    .filter(instance -> instance.startsWith(place(network)))
                    .distinct()
                    .toList()
                    .forEach(this::gone);
        }
    }

    private static String place(Networks.Network network) {
        return network.name() + "/";
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
        work.execute(() -> {
            State reached = state(listening.look());
            fx.execute(() -> state.set(reached));
        });
        for (FoundHost host : found) {
            calls.execute(() -> {
                boolean answers = answers(host.address());
                fx.execute(() -> looked(host, answers));
            });
        }
        timers.after(LOOK_AGAIN, this::lookAgain);
    }

    private static State state(PerNetwork.Reach reach) {
        return switch (reach) {
            case OPEN -> State.LOOKING;
            case NO_NETWORK -> State.NO_NETWORK;
            case NONE_LETS -> State.TROUBLE;
        };
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
        work.execute(listening::close);
        work.shutdown();
        calls.shutdown();
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
            String instance = instance(event);
            FoundHost.heard(said, info.getInet4Addresses(), info.getPort(), network.label())
                    .forEach(host -> fx.execute(() -> heard(instance, host)));
        }

        private String instance(ServiceEvent event) {
            return place(network) + event.getName();
        }
    }
}
