package chat.parley.model;

/// How somebody went out of a room.
public enum Departure implements Worded {
    LEFT("left"),
    REMOVED("removed"),
    BANNED("banned");

    private final String word;

    Departure(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Departure of(String word) {
        return Worded.of(Departure.class, word);
    }

    /// The state that the membership has afterwards.
    public MembershipState state() {
        return switch (this) {
            case LEFT -> MembershipState.LEFT;
            case REMOVED -> MembershipState.REMOVED;
            case BANNED -> MembershipState.BANNED;
        };
    }
}
