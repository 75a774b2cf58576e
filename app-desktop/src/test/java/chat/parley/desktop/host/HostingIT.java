package chat.parley.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.HomeStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hosted server is the same one after a restart: same id, same port, same people.
@NullUnmarked // fields are set before each test
class HostingIT {
    @TempDir private Path folder;
    private AppHome home;
    private HomeStore store;
    private Hosting hosting;

    @BeforeEach
    void open() {
        home = AppHome.at(folder);
        store = HomeStore.open(home, Clock.systemUTC());
        store.set("host.port", "0");
        hosting = new Hosting(home, store, Runnable::run);
    }

    @AfterEach
    void close() {
        hosting.shutDown();
        store.close();
    }

    private HostState.Running started() {
        hosting.start("Ship", InetAddress.getLoopbackAddress());
        await().until(() -> hosting.stateProperty().get() instanceof HostState.Running);
        return (HostState.Running) hosting.stateProperty().get();
    }

    @Test
    void isTheSameServerAtTheSamePlaceAfterARestart() {
        assertThat(hosting.hostedBefore()).isFalse();
        HostState.Running first = started();
        assertThat(first.name()).isEqualTo("Ship");
        assertThat(first.setupCode()).isNotNull();
        hosting.shutDown();

        hosting = new Hosting(home, store, Runnable::run);
        assertThat(hosting.wasOn()).isTrue();
        assertThat(hosting.name()).isEqualTo("Ship");
        HostState.Running second = started();
        assertThat(second.serverId()).isEqualTo(first.serverId());
        assertThat(second.address()).isEqualTo(first.address());
    }

    @Test
    void isOffAfterItWasStopped() throws InterruptedException {
        started();
        CountDownLatch stopped = new CountDownLatch(1);
        hosting.stop(stopped::countDown);
        assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(hosting.stateProperty().get()).isEqualTo(new HostState.Off());
        assertThat(hosting.wasOn()).isFalse();
    }

    @Test
    void saysWhyItCannotHost() throws UnknownHostException {
        hosting.start("Ship", InetAddress.getByName("203.0.113.77"));
        await().until(() -> hosting.stateProperty().get() instanceof HostState.Failed);
        assertThat(((HostState.Failed) hosting.stateProperty().get()).why()).isNotBlank();
    }
}
