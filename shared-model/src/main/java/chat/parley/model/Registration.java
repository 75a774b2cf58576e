package chat.parley.model;

/// Who may make an account on a server.
public enum Registration implements Worded {
    /// Everybody who reaches it.
    OPEN("open"),
    /// Who holds an invite code.
    INVITE("invite"),
    /// Nobody.
    CLOSED("closed");

    private final String word;

    Registration(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Registration of(String word) {
        return Worded.of(Registration.class, word);
    }
}
