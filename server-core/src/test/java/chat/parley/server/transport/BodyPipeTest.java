package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A body on its way from the event loop to its reader.
final class BodyPipeTest {

    private final AtomicInteger woken = new AtomicInteger();
    private final BodyPipe pipe = new BodyPipe(Duration.ofMillis(50), _ -> woken.incrementAndGet());

    @Test
    void givesBytesInTheirOrderAndThenTheEnd() throws IOException {
        assertThat(pipe.offer(bytes("hel"))).isTrue();
        assertThat(pipe.offer(bytes("lo"))).isTrue();
        pipe.end();
        assertThat(pipe.readAllBytes()).asString().isEqualTo("hello");
        assertThat(pipe.read()).isEqualTo(-1);
    }

    @Test
    void letsTheSocketRestWhenTheReaderIsBehind() throws IOException {
        ByteBuf much = Unpooled.wrappedBuffer(new byte[BodyPipe.MOST_BYTES + 1]);
        assertThat(pipe.offer(much)).isFalse();
        pipe.skipNBytes(BodyPipe.MOST_BYTES / 2);
        assertThat(woken).hasValue(0);
        pipe.skipNBytes(1);
        assertThat(woken).hasValue(1);
        pipe.skipNBytes(100);
        assertThat(woken).hasValue(1);
    }

    @Test
    void wakesARestingSocketAlthoughMoreOfTheSameReadingCameMeanwhile() throws IOException {
        assertThat(pipe.offer(Unpooled.wrappedBuffer(new byte[BodyPipe.MOST_BYTES + 1]))).isFalse();
        pipe.skipNBytes(2);
        assertThat(pipe.offer(bytes("a"))).isFalse();
        assertThat(woken).hasValue(0);
        pipe.skipNBytes(BodyPipe.MOST_BYTES);
        assertThat(woken).hasValue(1);
    }

    @Test
    void givesWhatCameBeforeItBroke() throws IOException {
        pipe.offer(bytes("abc"));
        pipe.fail("the client went");
        assertThat(pipe.readNBytes(3)).asString().isEqualTo("abc");
        assertThatIOException().isThrownBy(pipe::read).withMessage("the client went");
    }

    @Test
    void endsForAClientThatSendsNextToNothing() throws IOException {
        pipe.offer(bytes("a"));
        assertThat(pipe.read()).isEqualTo('a');
        assertThatIOException().isThrownBy(pipe::read).withMessageContaining("too slowly");
    }

    @Test
    void doesNotBlameTheClientForTheTimeOfASlowReader() throws Exception {
        AtomicLong now = new AtomicLong();
        BodyPipe late = new BodyPipe(Duration.ofMillis(1), _ -> {}, now::get);
        late.offer(bytes("a"));
        assertThat(late.read()).isEqualTo('a');
        now.addAndGet(Duration.ofHours(1).toNanos());
        // The reader comes back before the next byte: it waits for it, however long that takes
        // here, as no time passes while it waits.
        AtomicInteger read = new AtomicInteger();
        Thread reader = Thread.ofVirtual().start(() -> read.set(next(late)));
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        late.offer(bytes("b"));
        reader.join();
        assertThat(read).hasValue('b');
    }

    private static int next(BodyPipe pipe) {
        try {
            return pipe.read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void releasesWhatNobodyReads() {
        ByteBuf before = bytes("before");
        ByteBuf after = bytes("after");
        pipe.offer(before);
        pipe.close();
        pipe.offer(after);
        assertThat(before.refCnt()).isZero();
        assertThat(after.refCnt()).isZero();
        assertThatIOException().isThrownBy(pipe::read);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }
}
