package chat.parley.model;

/// How a person stands to a room.
public enum MembershipState implements Worded {
    MEMBER("member"),
    /// Sees the summary; nothing else until they join.
    INVITED("invited"),
    LEFT("left"),
    REMOVED("removed"),
    /// Comes back only after the ban is lifted.
    BANNED("banned");

    private final String word;

    MembershipState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static MembershipState of(String word) {
        return Worded.of(MembershipState.class, word);
    }
}
