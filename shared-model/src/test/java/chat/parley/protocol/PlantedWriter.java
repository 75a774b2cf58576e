package chat.parley.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.assertj.core.api.Assertions;

/// Breaks the rules that only the codec shows Jackson, and that the protocol has no other library,
/// so that they are seen to fail.
public final class PlantedWriter {
    /// Uses what it must not know.
    public void write(JsonGenerator out) throws IOException {
        Assertions.assertThat(out).isNotNull();
        out.writeNull();
    }
}
