package chat.parley.model;

/// Which messages of a room a person wants to be told of.
public enum Level implements Worded {
    ALL("all"),
    MENTIONS("mentions"),
    NONE("none");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Level of(String word) {
        return Worded.of(Level.class, word);
    }
}
