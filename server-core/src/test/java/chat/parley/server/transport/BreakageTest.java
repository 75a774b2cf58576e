package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.http.Health;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// What the log tells of connections that end in the middle: nothing that strangers could fill it
/// with, and every fault of the server.
final class BreakageTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Breakage.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    static List<Throwable> everydayLife() {
        return List.of(
                new IOException("Connection reset by peer"),
                new ClosedChannelException(),
                new DecoderException("garbage"),
                new DecoderException(new NotSslRecordException("not TLS")));
    }

    @ParameterizedTest
    @MethodSource("everydayLife")
    void isSilentAboutWhatStrangersDo(Throwable cause) {
        endsTheConnection(cause);
        assertThat(levels(cause)).containsExactly(Level.DEBUG);
    }

    @Test
    void tellsEveryFault() {
        IllegalStateException fault = new IllegalStateException("planted");
        endsTheConnection(fault);
        assertThat(levels(fault)).containsExactly(Level.ERROR);
    }

    private static void endsTheConnection(Throwable cause) {
        EmbeddedChannel channel =
                new EmbeddedChannel(
                        new HttpFront(
                                new Health(() -> true, () -> ""),
                                null,
                                TrustedProxies.NONE,
                                Deadlines.standard()));
        channel.pipeline().fireExceptionCaught(cause);
        assertThat(channel.isOpen()).isFalse();
        channel.finishAndReleaseAll();
    }

    /// How loudly this was told.
    private Stream<Level> levels(Throwable cause) {
        return lines.list.stream()
                .filter(line ->
                        line.getThrowableProxy() instanceof ThrowableProxy thrown
                                && thrown.getThrowable().equals(cause))
                .map(ILoggingEvent::getLevel);
    }
}
