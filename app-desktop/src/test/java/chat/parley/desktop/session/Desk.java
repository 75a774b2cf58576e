package chat.parley.desktop.session;

import static org.awaitility.Awaitility.await;

import chat.parley.desktop.link.FxTimers;
import chat.parley.desktop.link.Links;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.HomeStore;
import chat.parley.protocol.NewAccount;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/// One person's app without its windows: a home on disk, real connections, and a thread in the
/// place of the FX thread.
final class Desk implements AutoCloseable {
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final ExecutorService diskThread = Executors.newSingleThreadExecutor();
    private final FxTimers timers = new FxTimers(Clock.systemUTC(), fx);
    private final HomeStore home;
    private final Entrance entrance;
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    Desk(Path folder) {
        AppHome appHome = AppHome.at(folder);
        home = HomeStore.open(appHome, Clock.systemUTC());
        Disk disk = new Disk(diskThread, fx, fault::set);
        entrance =
                new Entrance(
                        new Links("desk", "Parley/test", timers, new Random(), fx),
                        home,
                        appHome,
                        disk,
                        Clock.systemUTC());
    }

    Entrance entrance() {
        return entrance;
    }

    HomeStore home() {
        return home;
    }

    /// Runs on the thread that owns the models.
    <T> T get(Callable<T> question) {
        try {
            return fx.submit(question).get();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    void run(Runnable action) {
        get(() -> {
            action.run();
            return true;
        });
    }

    /// Waits until something holds, looked at on the thread that owns the models.
    void until(String what, Callable<Boolean> condition) {
        await(what)
                .until(() -> {
                    if (fault.get() != null) {
                        throw new AssertionError("the disk failed", fault.get());
                    }
                    return get(condition);
                });
    }

    /// Waits until an assertion holds, made on the thread that owns the models.
    void untilAsserted(Runnable assertion) {
        await().untilAsserted(() -> run(assertion));
    }

    /// Runs something that answers later, and waits for the answer.
    <T> T answer(Consumer<Consumer<T>> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        run(() -> question.accept(answer::set));
        await().until(() -> answer.get() != null);
        return answer.get();
    }

    <T> T done(Consumer<Consumer<Outcome<T>>> question) {
        Outcome<T> outcome = answer(question);
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("expected it to be done: " + outcome);
    }

    /// Meets the server, makes an account and waits until its session is online.
    ChatSession register(String address, String username) {
        Reach.Met met = (Reach.Met) this.<Reach>answer(then -> entrance.reach(address, then));
        NewAccount account =
                new NewAccount(username, username + "!", "correct horse", null, null, null);
        ChatSession session = done(then -> entrance.register(met, account, then));
        online(session);
        return session;
    }

    /// Opens the only kept sign-in, as at the next start of the app.
    ChatSession reopen() {
        Entrance.Kept kept = entrance.kept().getFirst();
        return answer(then -> entrance.open(kept, then));
    }

    void online(ChatSession session) {
        until("online", () -> session.connectionProperty().get().online());
    }

    RoomEntry room(ChatSession session, String name) {
        until(
                "room " + name,
                () -> session.rooms().list().stream().anyMatch(r -> r.name().equals(name)));
        return get(() ->
                session.rooms().list().stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    /// The texts of the posted rows, and with an ellipsis those still pending.
    List<String> texts(ChatSession session, RoomEntry room) {
        return get(() ->
                session.timeline(room).rows().stream()
                        .map(row ->
                                switch (row) {
                                    case TimelineRow.Posted posted -> posted.message().text();
                                    case TimelineRow.Pending pending -> "…" + pending.text();
                                    case TimelineRow.Changed changed -> "";
                                })
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    void untilTexts(ChatSession session, RoomEntry room, String... texts) {
        try {
            until("texts", () -> shows(session, room, List.of(texts)));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    "expected " + List.of(texts) + " but saw " + texts(session, room), late);
        }
    }

    private static boolean shows(ChatSession session, RoomEntry room, List<String> texts) {
        List<String> shown =
                session.timeline(room).rows().stream()
                        .filter(row -> !(row instanceof TimelineRow.Changed))
                        .map(row ->
                                row instanceof TimelineRow.Posted posted
                                        ? posted.message().text()
                                        : "…")
                        .toList();
        return shown.equals(texts);
    }

    @Override
    public void close() {
        timers.close();
        Future<?> last = diskThread.submit(() -> {});
        try {
            last.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        fx.shutdownNow();
        diskThread.shutdown();
        home.close();
    }
}
