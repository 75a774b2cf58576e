package chat.parley.model;

import java.util.UUID;

/// The id of a message; the root's id is also the id of its thread. UUID version 7.
public record MessageId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static MessageId of(String text) {
        return new MessageId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
