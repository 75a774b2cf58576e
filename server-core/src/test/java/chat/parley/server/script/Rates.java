package chat.parley.server.script;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import java.util.List;

/// What holds up who does something often. No state.
public final class Rates {

    private static final List<Limit> ALL =
            List.of(
                    Limit.SENDS_PER_SECOND,
                    Limit.TYPINGS_PER_SECOND,
                    Limit.SEARCHES_PER_SECOND,
                    Limit.UPLOADS_PER_MINUTE,
                    Limit.SIGN_INS_PER_MINUTE,
                    Limit.SIGN_INS_PER_MINUTE_PER_ADDRESS,
                    Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS,
                    Limit.PINGS_PER_SECOND);

    private Rates() {}

    /// The standard limits without those: a test does in a second what people do in a day.
    public static Limits lifted() {
        Limits limits = Limits.standard();
        for (Limit rate : ALL) {
            limits = limits.with(rate, 0);
        }
        return limits;
    }
}
