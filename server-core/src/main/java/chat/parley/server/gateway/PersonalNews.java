package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.PersonId;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.rooms.PersonFeed;
import chat.parley.server.rooms.PersonalChange;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one session's personal changes after its cursor and hands each over, in order. At most one
/// thread reads at a time: the session's own, which waits for what its command changed, or one that
/// is started for a bell.
///
/// While so much waits for the client that it should read first, a bell only says that there will
/// be something to look for: the changes wait in the database and not in memory. A client that
/// comes back to them after they were cut is sent away, to begin afresh.
final class PersonalNews {

    private static final Logger log = LoggerFactory.getLogger(PersonalNews.class);
    private static final int PAGE = 100;

    private final PersonFeed feed;
    private final PersonId person;
    private final Consumer<PersonalChange> receiver;
    private final Connection connection;
    private final AtomicBoolean held = new AtomicBoolean();
    private final AtomicInteger rung = new AtomicInteger();
    // Held while rows are read and handed on; the receiver never waits.
    private final ReentrantLock reading = new ReentrantLock();
    private volatile long cursor;
    private volatile long head;

    /// @param after the last change that the receiver already knows
    /// @param connection where the receiver sends what it gets
    PersonalNews(
            PersonFeed feed,
            PersonId person,
            long after,
            Consumer<PersonalChange> receiver,
            Connection connection) {
        this.feed = feed;
        this.person = person;
        this.receiver = receiver;
        this.connection = connection;
        this.cursor = after;
    }

    /// Looks for changes, soon and on another thread.
    void look() {
        if (rung.getAndIncrement() == 0) {
            Thread.ofVirtual().name("personal").start(this::read);
        }
    }

    /// Looks for changes if there are any up to this number, which the rows have.
    void reachTo(long number) {
        if (number > cursor) {
            head = number;
            look();
        }
    }

    /// Hands over every change that is on disk before it returns, on the caller's thread.
    void catchUp() {
        readToEnd();
    }

    private void read() {
        int seen = rung.get();
        do {
            try {
                if (connection.crowded()) {
                    hold();
                } else {
                    readToEnd();
                }
            } catch (RuntimeException | Error fault) {
                // The sweep looks again within a second, and must find that nobody reads.
                log.warn("could not read the personal changes of {}", person, fault);
            }
            seen = rung.addAndGet(-seen);
        } while (seen != 0);
    }

    private void hold() {
        if (held.compareAndSet(false, true)) {
            connection.whenClear(() -> {
                held.set(false);
                look();
            });
        }
    }

    private void readToEnd() {
        reading.lock();
        try {
            long begun = cursor;
            long known = head;
            List<PersonalChange> changes;
            do {
                changes = feed.after(person, cursor, PAGE);
                for (PersonalChange change : changes) {
                    receiver.accept(change);
                    cursor = change.n();
                }
            } while (changes.size() == PAGE);
            // A change that is no longer true is not told, so the last numbers may never be seen.
            cursor = Math.max(cursor, known);
            if (cursor - begun >= PersonalLog.KEPT && !feed.keeps(person, begun)) {
                connection.close(CloseReason.TOO_SLOW, "");
            }
        } finally {
            reading.unlock();
        }
    }
}
