package chat.parley.model;

/// What a person is busy putting into a room.
public enum TypingKind implements Worded {
    TEXT("text"),
    VOICE("voice"),
    FILE("file");

    private final String word;

    TypingKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static TypingKind of(String word) {
        return Worded.of(TypingKind.class, word);
    }
}
