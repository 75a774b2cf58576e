package chat.parley.model;

import java.util.UUID;

/// The id of a person, that is an account, on one server. UUID version 7.
public record PersonId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static PersonId of(String text) {
        return new PersonId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
