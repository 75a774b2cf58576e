package chat.parley.model;

/// A person's role on the server as a whole.
public enum ServerRole implements Worded {
    ADMIN("admin"),
    USER("user");

    private final String word;

    ServerRole(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static ServerRole of(String word) {
        return Worded.of(ServerRole.class, word);
    }
}
