package chat.parley.model;

import java.util.UUID;

/// What all ids share: a UUID, written in lower case. Any thread; immutable.
public sealed interface Id
        permits PersonId, RoomId, MessageId, SessionId, FileId, ReportId, OperationId {
    /// The id itself.
    UUID value();

    /// Reads the only accepted form: 36 characters, lower case, dashes in their places.
    ///
    /// @throws IllegalArgumentException if `text` has another form
    static UUID parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("a UUID has 36 characters");
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (dash ? c != '-' : !hex) {
                throw new IllegalArgumentException("not a UUID in lower case");
            }
        }
        return UUID.fromString(text);
    }
}
