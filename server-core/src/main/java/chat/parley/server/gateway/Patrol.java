package chat.parley.server.gateway;

import java.time.Duration;

/// What a gateway looks at again and again, on three threads: those of bells and deadlines apart,
/// because what asks the database may wait for it long.
final class Patrol implements AutoCloseable {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HEADS = Duration.ofSeconds(60);
    private static final Duration PULSE = Duration.ofMillis(250);

    private final Rounds deadlineRounds = new Rounds("deadlines");
    private final Rounds bellRounds = new Rounds("bells");
    private final Rounds liveRounds = new Rounds("live");

    /// Begins.
    Patrol(Gateway gateway) {
        deadlineRounds.every(SECOND, "looking at deadlines", gateway::lookAtDeadlines);
        bellRounds.every(
                SECOND, "looking for what bells may have missed", gateway::lookForMissedBells);
        bellRounds.every(HEADS, "telling heads", gateway::tellHeads);
        liveRounds.every(PULSE, "telling who is there", gateway::tellWhoIsThere);
        liveRounds.every(SECOND, "looking who is idle", gateway::lookWhoIsIdle);
    }

    /// Looks at nothing any more.
    @Override
    public void close() {
        deadlineRounds.close();
        bellRounds.close();
        liveRounds.close();
    }
}
