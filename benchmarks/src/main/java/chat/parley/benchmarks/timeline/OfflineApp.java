package chat.parley.benchmarks.timeline;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.link.FxTimers;
import chat.parley.desktop.link.Links;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.Entrance;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.HomeStore;
import chat.parley.desktop.store.KnownServer;
import chat.parley.desktop.store.SignIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javafx.application.Platform;

/// The app behind its window, as after a start without a network: it shows what it has kept.
final class OfflineApp implements AutoCloseable {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final FxThread fx = new FxThread();
    private final FxTimers timers = new FxTimers(Clock.systemUTC(), fx);
    private final ExecutorService diskThread = Executors.newSingleThreadExecutor();
    private final HomeStore store;
    private final ChatSession session;
    private final Entrance entrance;

    OfflineApp(AppHome home, Account account)
            throws InterruptedException, ExecutionException, TimeoutException {
        store = HomeStore.open(home, Clock.systemUTC());
        Disk disk = new Disk(diskThread, fx, fault -> fault.printStackTrace());
        Links links = new Links("benchmark", "benchmark", timers, RandomGenerator.getDefault(), fx);
        entrance = new Entrance(links, store, home, disk, Clock.systemUTC());
        CompletableFuture<ChatSession> opened = new CompletableFuture<>();
        Platform.runLater(() -> entrance.open(kept(account), opened::complete));
        session = opened.get(60, TimeUnit.SECONDS);
    }

    private static Entrance.Kept kept(Account account) {
        Clock clock = Clock.systemUTC();
        return new Entrance.Kept(
                new SignIn(
                        account,
                        "person0",
                        "Person 0",
                        "token",
                        clock.instant().plus(Duration.ofDays(1)),
                        "refresh",
                        null),
                new KnownServer(account.serverId(), "Benchmark", NOBODY, null, clock.instant()));
    }

    ChatSession session() {
        return session;
    }

    /// The only room; JavaFX thread.
    RoomEntry room() {
        return session.rooms().list().getFirst();
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(() -> entrance.close(session), fx).join();
        timers.close();
        diskThread.close();
        store.close();
    }
}
