package chat.parley.desktop.lan;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps something open on each network of this computer: on one that appears from then on, on one
/// that goes no more. Belongs to the one thread that calls it; opening and closing may block.
///
/// Java has no event for networks that come and go, so that somebody has to [#look()] now and then.
final class PerNetwork {
    private static final Logger log = LoggerFactory.getLogger(PerNetwork.class);

    private final Supplier<List<Networks.Network>> networks;
    private final Opener opener;
    private final Map<Networks.Network, Closeable> open = new HashMap<>();
    private final Set<Networks.Network> unable = new HashSet<>();

    /// @param networks those that count, asked at each look
    PerNetwork(Supplier<List<Networks.Network>> networks, Opener opener) {
        this.networks = networks;
        this.opener = opener;
    }

    /// Opens what is missing and closes what is left over. A network that does not let this app
    /// listen is tried again at the next look.
    Reach look() {
        List<Networks.Network> present = networks.get();
        for (Networks.Network gone : Set.copyOf(open.keySet())) {
            if (!present.contains(gone)) {
                close(gone);
            }
        }
        unable.retainAll(Set.copyOf(present));
        present.stream().filter(network -> !open.containsKey(network)).forEach(this::open);
        if (present.isEmpty()) {
            return Reach.NO_NETWORK;
        }
        return open.isEmpty() ? Reach.NONE_LETS : Reach.OPEN;
    }

    void close() {
        Set.copyOf(open.keySet()).forEach(this::close);
    }

    private void open(Networks.Network network) {
        try {
            open.put(network, opener.open(network));
            unable.remove(network);
        } catch (IOException refused) {
            if (unable.add(network)) {
                log.warn("Cannot listen on {}: {}", network.name(), refused.getMessage());
            }
        }
    }

    private void close(Networks.Network network) {
        try (Closeable ending = open.remove(network)) {
            log.debug("Ending {} on {}", ending, network.name());
        } catch (IOException alreadyGone) {
            log.debug("Ending on {}", network.name(), alreadyGone);
        }
    }

    /// Opens it on one network.
    @FunctionalInterface
    interface Opener {
        Closeable open(Networks.Network network) throws IOException;
    }

    /// What a look has led to.
    enum Reach {
        /// It is open on one network at least.
        OPEN,
        NO_NETWORK,
        /// There are networks, none of which lets this app listen.
        NONE_LETS
    }
}
