package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
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

    @Test
    void aLineOfJsonSaysWhatTheLineOfTextSays() throws JoranException {
        LoggerContext context = new LoggerContext();
        context.putProperty("PARLEY_LOG_FORMAT", "json");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                Objects.requireNonNull(LogSettings.class.getResource("/logback.xml")));
        Logger logger = context.getLogger("chat.parley.test");
        ConsoleAppender<ILoggingEvent> appender =
                (ConsoleAppender<ILoggingEvent>)
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("json");

        LoggingEvent event =
                new LoggingEvent("", logger, Level.INFO, "{} \"rooms\"", null, new Object[] {7});
        event.setMDCPropertyMap(Map.of());

        byte[] line = appender.getEncoder().encode(event);
        context.stop();

        assertThat(new String(line, StandardCharsets.UTF_8))
                .startsWith("{")
                .endsWith("}\n")
                .contains("\"formattedMessage\":\"7 \\\"rooms\\\"\"", "\"level\":\"INFO\"");
    }
}
