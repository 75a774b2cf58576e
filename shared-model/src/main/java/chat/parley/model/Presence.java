package chat.parley.model;

/// Whether a person is there.
public enum Presence implements Worded {
    ONLINE("online"),
    AWAY("away"),
    /// There, but not to be disturbed.
    BUSY("busy"),
    OFFLINE("offline"),
    /// Only ever sent by oneself; others see [#OFFLINE].
    INVISIBLE("invisible");

    private final String word;

    Presence(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Presence of(String word) {
        return Worded.of(Presence.class, word);
    }

    /// What others are told.
    public Presence shown() {
        return this == INVISIBLE ? OFFLINE : this;
    }
}
