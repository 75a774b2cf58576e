package chat.parley.desktop.lan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chat.parley.desktop.session.ManualTimers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A host that announces itself is found on the same network, and goes when it says goodbye or
/// answers no more.
class DiscoveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(100);

    private final List<Networks.Network> networks = Networks.present();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final ManualTimers timers = new ManualTimers();
    private final Discovery discovery = new Discovery(fx, timers);
    private final Announcement said =
            new Announcement(
                    UUID.randomUUID().toString(),
                    "Ship " + UUID.randomUUID(),
                    "ab".repeat(32),
                    "open",
                    OptionalInt.of(3),
                    "1");

    @AfterEach
    void stop() {
        discovery.close();
        fx.shutdownNow();
    }

    private boolean seen() throws Exception {
        return seen(discovery);
    }

    private boolean seen(Discovery looking) throws Exception {
        return fx.submit(() ->
                        looking.found().stream().anyMatch(host -> host.announcement().equals(said)))
                .get();
    }

    @Test
    void findsAHostAndLosesItWhenItSaysGoodbye() throws IOException {
        assumeFalse(networks.isEmpty(), "this computer is on no network");
        Networks.Network network = networks.getFirst();
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(network.address(), 0));
            discovery.start();
            try (Announcer announcer =
                    Announcer.announce(said, network.address(), server.getLocalPort())) {
                await("found").atMost(PATIENCE).until(this::seen);
                assertThat(announcer).isNotNull();
            }
            await("gone").atMost(PATIENCE).until(() -> !seen());
        }
    }

    @Test
    void losesAHostThatAnswersNoMore() throws IOException {
        assumeFalse(networks.isEmpty(), "this computer is on no network");
        Networks.Network network = networks.getFirst();
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(network.address(), 0));
        discovery.start();
        try (Announcer announcer =
                Announcer.announce(said, network.address(), server.getLocalPort())) {
            await("found").atMost(PATIENCE).until(this::seen);
            server.close();
            await("gone")
                    .atMost(PATIENCE)
                    .until(() -> {
                        fx.submit(() -> timers.pass(Duration.ofSeconds(10))).get();
                        return !seen();
                    });
            assertThat(announcer).isNotNull();
        }
    }

    @Test
    void findsAHostOnANetworkThatAppearsLaterAndLosesItWithTheNetwork() throws IOException {
        assumeFalse(networks.isEmpty(), "this computer is on no network");
        Networks.Network network = networks.getFirst();
        AtomicReference<List<Networks.Network>> present = new AtomicReference<>(List.of());
        try (ServerSocket server = new ServerSocket();
                Discovery later = new Discovery(fx, timers, present::get)) {
            server.bind(new InetSocketAddress(network.address(), 0));
            try (Announcer announcer =
                    Announcer.announce(said, present::get, server.getLocalPort(), SOON)) {
                fx.execute(later::start);
                await("no network")
                        .atMost(PATIENCE)
                        .until(() -> state(later) == Discovery.State.NO_NETWORK);

                present.set(List.of(network));
                await("found").atMost(PATIENCE).until(() -> looked(later) && seen(later));

                present.set(List.of());
                await("gone").atMost(PATIENCE).until(() -> looked(later) && !seen(later));
                assertThat(announcer).isNotNull();
            }
        }
    }

    private Discovery.State state(Discovery looking) throws Exception {
        return fx.submit(() -> looking.stateProperty().get()).get();
    }

    /// Lets the time until the next look pass.
    private boolean looked(Discovery looking) throws Exception {
        fx.submit(() -> timers.pass(Duration.ofSeconds(10))).get();
        return state(looking) != Discovery.State.STARTING;
    }
}
