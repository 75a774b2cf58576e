package chat.parley.model;

import java.util.UUID;

/// The id of a room of any kind. UUID version 7.
public record RoomId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static RoomId of(String text) {
        return new RoomId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
