package chat.parley.server.gateway;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import org.jspecify.annotations.Nullable;

/// A kind of command that is limited in rate.
public enum Pace {
    /// Sending and editing messages, counted together for the account.
    SEND(Limit.SEND_BURST, Limit.SENDS_PER_SECOND),
    /// Searching, counted for the account.
    SEARCH(Limit.SEARCH_BURST, Limit.SEARCHES_PER_SECOND),
    /// Notes of typing, counted for the account: one to begin and one to end at once.
    TYPING(null, Limit.TYPINGS_PER_SECOND);

    private static final double TYPING_BURST = 4;

    private final @Nullable Limit burst;
    private final Limit perSecond;

    Pace(@Nullable Limit burst, Limit perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /// The limit that says how many a second.
    public Limit perSecond() {
        return perSecond;
    }

    /// How many at once.
    double burst(Limits limits) {
        return burst == null ? TYPING_BURST : limits.value(burst);
    }
}
