package chat.parley.model;

/// A person's rank in one room, highest first. Nobody acts on an equal or higher rank.
public enum RoomRole implements Worded {
    OWNER("owner"),
    ADMIN("admin"),
    MODERATOR("moderator"),
    MEMBER("member"),
    GUEST("guest");

    private final String word;

    RoomRole(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RoomRole of(String word) {
        return Worded.of(RoomRole.class, word);
    }

    /// Whether this rank is `other` or above.
    public boolean atLeast(RoomRole other) {
        return compareTo(other) <= 0;
    }

    /// Whether this rank is above `other`.
    public boolean outranks(RoomRole other) {
        return compareTo(other) < 0;
    }
}
