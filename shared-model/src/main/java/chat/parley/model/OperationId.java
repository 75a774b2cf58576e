package chat.parley.model;

import java.util.UUID;

/// The id of one change that a client intends; made by the client and the same on every retry.
public record OperationId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static OperationId of(String text) {
        return new OperationId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
