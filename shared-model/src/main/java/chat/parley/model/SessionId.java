package chat.parley.model;

import java.util.UUID;

/// The id of one signed-in device of one person. UUID version 7.
public record SessionId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static SessionId of(String text) {
        return new SessionId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
