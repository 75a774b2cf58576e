package chat.parley.model;

import java.util.UUID;

/// The id of one report. UUID version 7.
public record ReportId(UUID value) implements Id {
    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if `text` is not a UUID in lower case
    public static ReportId of(String text) {
        return new ReportId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
