package chat.parley.server.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/// How often one connection did what it was asked to stop: commands that ignore a refusal's
/// `retryMs`, and frames that can't be read. Owned by the session's command thread.
final class Patience {

    private static final Duration REACTION = Duration.ofSeconds(1);
    private static final Duration IGNORING = Duration.ofSeconds(10);
    private static final int MOST_IGNORED = 3;
    private static final Duration BAD_FRAMES = Duration.ofSeconds(60);
    private static final int MOST_BAD_FRAMES = 10;

    private record Refused(long at, long until) {}

    private final Map<Pace, Refused> refused = new EnumMap<>(Pace.class);
    private final Deque<Long> ignored = new ArrayDeque<>();
    private final Deque<Long> badFrames = new ArrayDeque<>();

    /// Notes that a command was refused for a time.
    void refuse(Pace pace, long now, Duration retry) {
        Refused before = refused.get(pace);
        if (before == null || now >= before.until()) {
            refused.put(pace, new Refused(now, now + retry.toNanos()));
        }
    }

    /// Notes that a command arrived.
    ///
    /// @return false when it is the third within 10 s that came although its kind was refused for a
    ///   longer time
    boolean bear(Pace pace, long now) {
        Refused before = refused.get(pace);
        if (before == null || now - before.at() <= REACTION.toNanos() || now >= before.until()) {
            return true;
        }
        return count(ignored, now, IGNORING) < MOST_IGNORED;
    }

    /// Notes that a frame could not be read.
    ///
    /// @return false when it is the tenth within 60 s
    boolean bearBadFrame(long now) {
        return count(badFrames, now, BAD_FRAMES) < MOST_BAD_FRAMES;
    }

    private static int count(Deque<Long> times, long now, Duration within) {
        times.addLast(now);
        while (now - times.getFirst() > within.toNanos()) {
            times.removeFirst();
        }
        return times.size();
    }
}
