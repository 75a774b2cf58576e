package chat.parley.server.accounts;

import chat.parley.model.Registration;

/// What administrators can change on a running server. Immutable.
///
/// @param name what people see as the server's name
/// @param registration who may make an account without the setup code
/// @param maxFileBytes the largest file
/// @param editWindowSeconds how long a message may be edited; 0 is for ever
public record ServerRules(
        String name, Registration registration, long maxFileBytes, long editWindowSeconds) {

    private static final long MOST_FILE_BYTES = 100L * 1024 * 1024;

    /// With nothing said but this.
    public static ServerRules standard(String name, Registration registration) {
        return new ServerRules(name, registration, MOST_FILE_BYTES, 0);
    }
}
