package chat.parley.protocol;

import chat.parley.model.Refusal;

/// Keeps one setting of the person for all their devices; an empty value forgets it.
public record SetPreference(long i, String key, String value) implements ClientCommand {
    /// With [#OFF]: nobody is told what the person has read, and they are told of nobody.
    public static final String READ_RECEIPTS = "readReceipts";

    /// With [#OFF]: nobody is told that the person types, and they are told of nobody.
    public static final String TYPING = "typing";

    public static final String OFF = "off";

    private static final int MAX_KEY = 64;
    private static final int MAX_VALUE = 4096;

    public SetPreference {
        boolean wellFormed = key.chars().allMatch(c -> c > 0x20 && c < 0x7F);
        if (key.isEmpty() || key.length() > MAX_KEY || !wellFormed) {
            throw Refusal.badField("key", "1 to 64 ASCII characters without spaces");
        }
        if (value.length() > MAX_VALUE) {
            throw Refusal.tooLong("value", "more than 4096 characters");
        }
    }
}
