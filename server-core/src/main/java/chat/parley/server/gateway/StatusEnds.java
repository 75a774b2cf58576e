package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Notices whose status is over, from the rows: it needs no timer for each, forgets none in a
/// restart, and every node tells its own connections without the others. Used by one thread at a
/// time.
final class StatusEnds {

    private final BiFunction<Instant, Instant, List<PersonId>> ended;
    private final Consumer<PersonId> listener;
    private Instant looked;

    /// @param ended whose status ended after the first time and not after the second
    /// @param start what ended before, nobody was told of
    StatusEnds(
            BiFunction<Instant, Instant, List<PersonId>> ended,
            Consumer<PersonId> listener,
            Instant start) {
        this.ended = ended;
        this.listener = listener;
        this.looked = start;
    }

    /// Looks who it is since the last time it could look.
    void look(Instant now) {
        if (now.isAfter(looked)) {
            ended.apply(looked, now).forEach(listener);
            looked = now;
        }
    }
}
