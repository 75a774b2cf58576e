package chat.parley.protocol;

import chat.parley.model.LeftOut;
import org.jspecify.annotations.Nullable;

/// The number that the change took; absent if nothing changed. `again` is the first answer of a
/// repeated operation.
public record ChangeMade(@Nullable Long seq, @LeftOut boolean unchanged, @LeftOut boolean again)
        implements Answer {
    /// The change took this number.
    public static ChangeMade at(long seq) {
        return new ChangeMade(seq, false, false);
    }

    /// It was so already.
    public static ChangeMade none() {
        return new ChangeMade(null, true, false);
    }

    /// It took this number when it was made the first time.
    public static ChangeMade again(@Nullable Long seq) {
        return new ChangeMade(seq, seq == null, true);
    }
}
