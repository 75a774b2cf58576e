package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Words about the log that would otherwise be misunderstood without a sign.
class LogSettingsTest {

    @Test
    void takesWhatTheHandbookNames() {
        assertThat(LogSettings.problem(Map.of())).isEmpty();
        assertThat(LogSettings.problem(Map.of("PARLEY_LOG", "debug"))).isEmpty();
        assertThat(LogSettings.problem(Map.of("PARLEY_LOG_FORMAT", "json"))).isEmpty();
    }

    @Test
    void namesWhatNobodyKnows() {
        assertThat(LogSettings.problem(Map.of("PARLEY_LOG", "LOUD")))
                .hasValueSatisfying(message -> assertThat(message).contains("PARLEY_LOG", "LOUD"));
        assertThat(LogSettings.problem(Map.of("PARLEY_LOG_FORMAT", "JSON")))
                .hasValueSatisfying(message ->
                        assertThat(message).contains("PARLEY_LOG_FORMAT", "JSON", "json"));
    }
}
