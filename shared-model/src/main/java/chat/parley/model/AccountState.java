package chat.parley.model;

/// Whether an account may be used.
public enum AccountState implements Worded {
    ACTIVE("active"),
    SUSPENDED("suspended");

    private final String word;

    AccountState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static AccountState of(String word) {
        return Worded.of(AccountState.class, word);
    }
}
