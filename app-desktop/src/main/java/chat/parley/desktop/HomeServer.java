package chat.parley.desktop;

import chat.parley.desktop.host.HostState;
import chat.parley.desktop.host.Hosting;
import chat.parley.desktop.store.KnownServer;
import chat.parley.desktop.store.SignIns;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The server that this app hosts, as its own window meets it. Belongs to the FX thread.
///
/// Its address follows the network it is on; where an account of it is kept here, the new address
/// is kept with it before anybody connects.
final class HomeServer {
    private final Hosting hosting;
    private final SignIns signIns;

    HomeServer(Hosting hosting, SignIns signIns) {
        this.hosting = hosting;
        this.signIns = signIns;
    }

    /// Starts the server, unless it runs.
    ///
    /// @param then gets, once, where that led: running or failed
    void start(String name, Consumer<HostState> then) {
        if (!(hosting.stateProperty().get() instanceof HostState.Running)) {
            hosting.start(name, Hosting.usualAddress());
        }
        Waiting waiting = new Waiting(then);
        waiting.held = hosting.stateProperty().subscribe(waiting::see);
        if (waiting.over) {
            waiting.held.unsubscribe();
        }
    }

    /// Whether the server with this id and key is the one that runs here.
    Optional<HostState.Running> running(String serverId, @Nullable String fingerprint) {
        return running()
                .filter(here ->
                        here.serverId().equals(serverId)
                                && Objects.equals(here.fingerprint(), fingerprint));
    }

    /// Whether the server with this id runs here, kept up to date.
    ObservableValue<Boolean> hosts(String serverId) {
        return hosting.stateProperty()
                .map(state ->
                        state instanceof HostState.Running here
                                && here.serverId().equals(serverId));
    }

    private Optional<HostState.Running> running() {
        return hosting.stateProperty().get() instanceof HostState.Running here
                ? Optional.of(here)
                : Optional.empty();
    }

    private void keepAddress(HostState.Running here) {
        URI address = here.address().http("");
        signIns.server(here.serverId())
                .filter(known -> !known.address().equals(address))
                .ifPresent(known ->
                        signIns.save(
                                new KnownServer(
                                        known.serverId(),
                                        here.name(),
                                        address,
                                        here.fingerprint(),
                                        known.lastUsed())));
    }

    /// Somebody who waits for the end of a start.
    private final class Waiting {
        private final Consumer<HostState> then;
        private Subscription held = Subscription.EMPTY;
        private boolean over;

        Waiting(Consumer<HostState> then) {
            this.then = then;
        }

        void see(HostState state) {
            boolean settled =
                    state instanceof HostState.Running || state instanceof HostState.Failed;
            if (!settled || over) {
                return;
            }
            over = true;
            held.unsubscribe();
            if (state instanceof HostState.Running here) {
                keepAddress(here);
            }
            then.accept(state);
        }
    }
}
