package chat.parley.model;

import java.util.UUID;

/// The id of an uploaded file. UUID version 7.
public record FileId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static FileId of(String text) {
        return new FileId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
