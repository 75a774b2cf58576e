package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/// What was told of people lately, for whoever is let in at that time: their snapshot may be older
/// than what was told, and they were not yet among those who were told it. [#mark] and [#welcomed]
/// are called by any thread, the rest by one at a time.
final class LatelyTold {

    /// Nobody waits longer for their snapshot.
    private static final long KEPT_NANOS = Duration.ofSeconds(60).toNanos();

    private record Telling(long n, long at, PersonId person, List<byte[]> frames) {}

    private record Newcomer(Connection connection, Set<PersonId> known, long since, long until) {}

    private final Deque<Telling> tellings = new ArrayDeque<>();
    private final Queue<Newcomer> newcomers = new ConcurrentLinkedQueue<>();
    private volatile long last;

    /// How much was told so far; taken before a snapshot is read.
    long mark() {
        return last;
    }

    /// Somebody is among those who are told from here on; called once they are.
    ///
    /// @param known of whom their snapshot speaks
    /// @param since what [#mark] said before it was read
    void welcomed(Connection connection, Set<PersonId> known, long since) {
        newcomers.add(new Newcomer(connection, Set.copyOf(known), since, last));
    }

    /// This is told of a person, to those whom the caller looks up afterwards.
    ///
    /// @param now in nanoseconds
    void told(PersonId person, List<byte[]> frames, long now) {
        long n = last + 1;
        tellings.add(new Telling(n, now, person, List.copyOf(frames)));
        last = n;
    }

    /// Tells those who were let in what they may have missed, and forgets what is old.
    ///
    /// @param now in nanoseconds
    void catchUp(long now, BiConsumer<Connection, List<byte[]>> tell) {
        for (Newcomer next = newcomers.poll(); next != null; next = newcomers.poll()) {
            List<byte[]> missed = new ArrayList<>();
            for (Telling telling : tellings) {
                if (telling.n() > next.since()
                        && telling.n() <= next.until()
                        && next.known().contains(telling.person())) {
                    missed.addAll(telling.frames());
                }
            }
            if (!missed.isEmpty()) {
                tell.accept(next.connection(), missed);
            }
        }
        while (!tellings.isEmpty() && now - tellings.getFirst().at() > KEPT_NANOS) {
            tellings.removeFirst();
        }
    }
}
