package chat.parley.protocol;

import chat.parley.model.LeftOut;

/// Nothing to tell but that it is so now, or was so already.
public record Done(@LeftOut boolean unchanged, @LeftOut boolean again) implements Answer {
    /// The change was made.
    public static final Done CHANGED = new Done(false, false);

    /// It was so already.
    public static final Done UNCHANGED = new Done(true, false);

    /// This operation was carried out before.
    public static final Done AGAIN = new Done(false, true);
}
