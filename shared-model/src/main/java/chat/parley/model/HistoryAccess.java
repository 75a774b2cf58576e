package chat.parley.model;

/// From where on new members may read.
public enum HistoryAccess implements Worded {
    /// From the first message.
    ALL("all"),
    /// From their joining on.
    NONE("none");

    private final String word;

    HistoryAccess(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static HistoryAccess of(String word) {
        return Worded.of(HistoryAccess.class, word);
    }
}
