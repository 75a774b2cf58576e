package chat.parley.protocol;

/// Renews the connection with a newer token of the same person.
public record Reauthenticate(long i, String token) implements ClientCommand {
    /// Without secrets, so that none gets into a log.
    @Override
    public String toString() {
        return "Reauthenticate[i=" + i + "]";
    }
}
