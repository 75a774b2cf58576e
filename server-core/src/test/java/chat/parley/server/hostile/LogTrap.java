package chat.parley.server.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Keeps every line that is logged while it stands, with the text of its exceptions: ours at the
/// finest level, which the shipped settings can be turned to, the others' as they are shipped. Any
/// thread.
final class LogTrap implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("chat.parley");
    private final @Nullable Level before = ours.getLevel();
    private final Lines appender = new Lines();
    private final JulLines jul = new JulLines();

    LogTrap() {
        ours.setLevel(Level.TRACE);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        // The WebSocket engine has its own log.
        LogManager.getLogManager().getLogger("").addHandler(jul);
    }

    private static Logger logger(String name) {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
    }

    /// Everything that was logged.
    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        ours.setLevel(before);
        LogManager.getLogManager().getLogger("").removeHandler(jul);
    }

    /// What logback is given.
    private final class Lines extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(
                    "%s %s %s %s %s"
                            .formatted(
                                    event.getThreadName(),
                                    event.getLoggerName(),
                                    event.getFormattedMessage(),
                                    event.getMDCPropertyMap(),
                                    thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    /// What the log of the JDK is given.
    private final class JulLines extends Handler {

        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLoggerName() + " " + entry.getMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
