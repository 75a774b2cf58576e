package chat.parley.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// How the values of one Java type are written and read. Any thread; immutable.
interface ValueForm {
    /// Reads a value.
    ///
    /// @param node a value as [JsonTree] gives it, neither `null` nor [JsonTree#NULL]
    /// @throws Misfit if it has another form
    Object read(Object node);

    /// Writes a value of the type.
    void write(JsonGenerator out, Object value) throws IOException;

    /// Whether the value holds nothing: a component marked as left out is then not written.
    default boolean isEmpty(Object value) {
        return false;
    }

    /// What an absent component that is marked as left out holds.
    default Object empty() {
        throw new IllegalStateException("can't be left out");
    }
}
