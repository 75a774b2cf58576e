package chat.parley.benchmarks.torture;

import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.model.Message;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.ServerFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A person who never gives up: sends, reacts and reads, notes everything, and after each lost
/// connection asks again for whatever was not answered, in the old order and with the old operation
/// ids. It runs on a virtual thread of its own.
final class Bot {

    private static final int MAX_PENDING = 6;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(60);

    private final Identity identity;
    private final IntSupplier port;
    private final JournalFile journal;
    private final RandomGenerator random;
    private final BotWork work;
    private final Map<UUID, Intent> pending = new LinkedHashMap<>();
    private final Map<Long, UUID> asked = new ConcurrentHashMap<>();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder again = new LongAdder();
    private volatile boolean draining;
    private volatile boolean stopped;
    private volatile @Nullable Throwable trouble;
    private @Nullable Thread thread;

    /// @param identity who it is
    /// @param port where the server is now
    /// @param rooms that it is a member of
    Bot(
            Identity identity,
            IntSupplier port,
            List<UUID> rooms,
            JournalFile journal,
            RandomGenerator random) {
        this.identity = identity;
        this.port = port;
        this.journal = journal;
        this.random = random;
        this.work = new BotWork(identity.name, rooms, random);
    }

    /// An account with a session.
    record Identity(String name, UUID person, String token) {}

    void start() {
        thread = worker(this::run);
    }

    /// Wants nothing new from now on, but goes on asking for what is open.
    void drain() {
        draining = true;
    }

    private Thread worker(Runnable work) {
        return Thread.ofVirtual()
                .name(identity.name)
                .uncaughtExceptionHandler((_, thrown) -> trouble = thrown)
                .start(work);
    }

    /// Ends, with whatever is open.
    ///
    /// @throws IllegalStateException if the bot could not do its part, so that the run proves
    ///   nothing
    void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            join(running);
        }
        if (trouble != null) {
            throw new IllegalStateException(identity.name + " broke down", trouble);
        }
    }

    /// Whether everything that it ever wanted is answered.
    boolean settled() {
        return pendingCount() == 0;
    }

    int pendingCount() {
        synchronized (pending) {
            return pending.size();
        }
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    /// How many answers said that the server had stored the operation before.
    long again() {
        return again.sum();
    }

    private boolean over() {
        return stopped || (draining && settled());
    }

    private void run() {
        while (!over()) {
            try (ChatLink link = ChatLink.open(port.getAsInt(), identity.token, CONNECT)) {
                live(link);
            } catch (IOException _) {
                // The server is down: that is what this is about.
                pause(Duration.ofMillis(50));
            }
        }
    }

    private void live(ChatLink link) throws IOException {
        for (Ready page : link.ready()) {
            for (RoomSummary room : page.rooms()) {
                journal.note(new Note.Subscribed(room.id().value(), room.head()));
            }
        }
        asked.clear();
        Thread listener = worker(() -> listen(link));
        try {
            Map<UUID, Intent> open;
            synchronized (pending) {
                open = new LinkedHashMap<>(pending);
            }
            for (Map.Entry<UUID, Intent> old : open.entrySet()) {
                ask(link, old.getKey(), old.getValue());
            }
            while (listener.isAlive() && !over()) {
                step(link);
                pause(LONGEST_PAUSE.multipliedBy(random.nextInt(100)).dividedBy(100));
            }
        } finally {
            link.close();
            join(listener);
        }
    }

    private void step(ChatLink link) throws IOException {
        if (draining || pendingCount() >= MAX_PENDING) {
            return;
        }
        switch (work.next()) {
            case BotWork.Step.Look look -> link.ask(look.command());
            case BotWork.Step.Change(Intent intent, boolean cut) -> {
                UUID op = new UUID(random.nextLong(), random.nextLong());
                journal.note(new Note.Intended(op, intent));
                synchronized (pending) {
                    pending.put(op, intent);
                }
                ask(link, op, intent);
                if (cut) {
                    link.close();
                }
            }
        }
    }

    private void ask(ChatLink link, UUID op, Intent intent) throws IOException {
        // The answer may come before ask() returns its number, so the number is taken while the
        // command is made.
        link.ask(i -> {
            asked.put(i, op);
            return BotWork.command(op, intent).apply(i);
        });
    }

    private void listen(ChatLink link) {
        for (ServerFrame frame = link.receive(); frame != null; frame = link.receive()) {
            switch (frame) {
                case Ok(long re, Answer answer) -> answered(asked.get(re), answer);
                case Refused refused -> refused(refused);
                case RoomEvent event -> heard(event);
                default -> {
                    // Presence and the like promise nothing.
                }
            }
        }
    }

    private void answered(@Nullable UUID op, Answer answer) {
        switch (answer) {
            case MessageAccepted accepted when op != null -> {
                UUID message = accepted.message().value();
                settle(new Note.Acknowledged(op, accepted.seq(), message, accepted.again()));
            }
            case ChangeMade(Long seq, boolean _, boolean before) when op != null && seq != null ->
                    settle(new Note.Acknowledged(op, seq, null, before));
            case ChangeMade _ when op != null -> settle(op, new Note.Unchanged(op));
            case HistoryPage page when !page.items().isEmpty() -> {
                UUID room = page.items().getFirst().room().value();
                journal.note(new Note.Read(room, page.items().stream().map(Bot::stored).toList()));
            }
            default -> {
                // An empty page of an empty room.
            }
        }
    }

    private void settle(Note.Acknowledged answer) {
        acknowledged.increment();
        if (answer.again()) {
            again.increment();
        }
        settle(answer.op(), answer);
    }

    private void settle(UUID op, Note note) {
        journal.note(note);
        synchronized (pending) {
            pending.remove(op);
        }
    }

    private void refused(Refused refused) {
        UUID op = refused.re() == null ? null : asked.get(refused.re());
        if (op != null) {
            settle(op, new Note.Refused(op, refused.code() + " " + refused.message()));
        }
    }

    private void heard(RoomEvent event) {
        UUID room = event.room().value();
        StoredMessage message =
                event instanceof MessagePosted posted ? stored(posted.message()) : null;
        journal.note(new Note.Heard(room, event.seq(), message));
        if (message != null) {
            work.heard(room, message);
        }
    }

    static StoredMessage stored(Message message) {
        return new StoredMessage(
                message.seq(), message.id().value(), message.author().value(), message.text());
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
