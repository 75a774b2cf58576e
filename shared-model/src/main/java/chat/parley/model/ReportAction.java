package chat.parley.model;

/// What is done about a report.
public enum ReportAction implements Worded {
    /// Nothing.
    DISMISS("dismiss"),
    /// The message is deleted.
    DELETE("delete"),
    /// Its author is removed from the room.
    REMOVE("remove"),
    /// Its author is banned from the room.
    BAN("ban");

    private final String word;

    ReportAction(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ReportAction of(String word) {
        return Worded.of(ReportAction.class, word);
    }
}
