package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Refusal;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.http.HttpAnswer;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The front of HTTP without a socket: what comes, what is answered and what time passes happen in
/// the order that a test says.
final class HttpFrontTest {

    private static final String GET = "GET /%s HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String UPLOAD =
            "PATCH /upload HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n";

    private final Deque<Runnable> calls = new ArrayDeque<>();
    private final Answering service = new Answering();
    private EmbeddedChannel channel;

    @BeforeEach
    void connect() {
        channel =
                new EmbeddedChannel(
                        new HttpRequestDecoder(),
                        new HttpResponseEncoder(),
                        new HttpFront(
                                service,
                                null,
                                TrustedProxies.NONE,
                                Deadlines.standard(),
                                calls::add));
        channel.freezeTime();
    }

    @AfterEach
    void disconnect() {
        channel.finishAndReleaseAll();
    }

    @Test
    void answersARequestBeforeItLooksAtTheNext() {
        come(GET.formatted("one") + GET.formatted("two"));
        assertThat(calls).hasSize(1);
        assertThat(channel.config().isAutoRead()).isFalse();
        answerNext();
        assertThat(service.paths).containsExactly("/one");
        assertThat(calls).hasSize(1);
        answerNext();
        assertThat(service.paths).containsExactly("/one", "/two");
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(sent()).containsSubsequence("/one", "/two");
    }

    @Test
    void answersNoMoreWhileTheClientDoesNotRead() {
        come(GET.formatted("one") + GET.formatted("two"));
        writable(false);
        answerNext();
        assertThat(calls).isEmpty();
        assertThat(channel.config().isAutoRead()).isFalse();
        writable(true);
        answerNext();
        assertThat(service.paths).containsExactly("/one", "/two");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void endsAConnectionWhoseClientNeverReads() {
        come(GET.formatted("one") + GET.formatted("two"));
        writable(false);
        answerNext();
        pass(Deadlines.standard().request().toMillis());
        assertThat(channel.isOpen()).isFalse();
        assertThat(service.paths).containsExactly("/one");
    }

    @Test
    void endsAConnectionWhoseRequestIsNotWholeInTime() {
        come("GET /one HTTP/1.1\r\nHost");
        pass(Deadlines.standard().request().toMillis() - 1);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void takesTheRestOfABodyThatIsTooLongBeforeItCloses() {
        come("POST /one HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n" + "x".repeat(60_000));
        assertThat(sent()).startsWith("HTTP/1.1 413").contains("connection: close");
        assertThat(channel.isOpen()).isTrue();
        come("x".repeat(5_537));
        assertThat(channel.isOpen()).isFalse();
        assertThat(service.paths).isEmpty();
    }

    @Test
    void takesTheRestOfABodyThatIsTooLongAlsoWhenItWaitedForItsTurn() {
        come(
                GET.formatted("one")
                        + "POST /two HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n"
                        + "x".repeat(65_537));
        answerNext();
        assertThat(sent()).contains("/one", "HTTP/1.1 413");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void takesTheRestOfAnUploadThatIsRefusedInItsMiddle() {
        come(UPLOAD.formatted(10) + "01234");
        answerNext();
        assertThat(sent()).startsWith("HTTP/1.1 200").contains("connection: close");
        assertThat(channel.isOpen()).isTrue();
        come("56789");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesThoughTheRestOfARefusedUploadNeverComes() {
        come(UPLOAD.formatted(10) + "01234");
        answerNext();
        pass(Deadlines.standard().request().toMillis());
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void goesOnAfterAnUploadThatWasWholeThoughNobodyReadIt() {
        come(UPLOAD.formatted(5) + "01234" + GET.formatted("two"));
        answerNext();
        answerNext();
        assertThat(service.paths).containsExactly("/upload", "/two");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void doesNotGoOnBehindABodyWhoseEndIsNotFound() {
        come(
                """
                PATCH /upload HTTP/1.1
                Host: x
                Transfer-Encoding: chunked

                5
                01234
                nothing
                """
                        .replace("\n", "\r\n"));
        service.reads = 10;
        answerNext();
        assertThat(service.faults).containsExactly("the body can't be read");
        assertThat(sent()).contains("connection: close");
        pass(Deadlines.standard().request().toMillis());
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void readsOnOnceTheReaderHasRoom() {
        come(UPLOAD.formatted(2 * BodyPipe.MOST_BYTES));
        come("x".repeat(BodyPipe.MOST_BYTES + 1));
        assertThat(channel.config().isAutoRead()).isFalse();
        service.reads = BodyPipe.MOST_BYTES / 2 + 1;
        service.then =
                () -> {
                    channel.runPendingTasks();
                    assertThat(channel.config().isAutoRead()).isTrue();
                };
        answerNext();
        assertThat(service.faults).isEmpty();
    }

    @Test
    void readsNoNextRequestBecauseTheReaderOfThisOneHasRoom() {
        come(UPLOAD.formatted(BodyPipe.MOST_BYTES + 1));
        come("x".repeat(BodyPipe.MOST_BYTES + 1));
        service.reads = BodyPipe.MOST_BYTES + 1;
        service.then =
                () -> {
                    channel.runPendingTasks();
                    assertThat(channel.config().isAutoRead()).isFalse();
                };
        answerNext();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void tellsTheReaderThatTheClientWent() {
        come(UPLOAD.formatted(10) + "01234");
        channel.close().syncUninterruptibly();
        service.reads = 10;
        answerNext();
        assertThat(service.faults).containsExactly("the client went");
    }

    private void come(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    /// Answers the call that waits longest.
    private void answerNext() {
        calls.remove().run();
        channel.runPendingTasks();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private void writable(boolean writable) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
        channel.runPendingTasks();
    }

    private String sent() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.append(next.toString(StandardCharsets.ISO_8859_1));
            next.release();
        }
        return all.toString();
    }

    /// Answers with the path, after it has read as much of the body as a test says.
    private static final class Answering implements HttpService {

        private final List<String> paths = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private int reads;
        private Runnable then = () -> {};

        @Override
        public boolean streams(String method, String path) {
            return path.equals("/upload");
        }

        @Override
        public HttpAnswer answer(HttpCall call) {
            paths.add(call.path());
            try {
                call.body().skipNBytes(reads);
            } catch (IOException broken) {
                faults.add(String.valueOf(broken.getMessage()));
            }
            then.run();
            return HttpAnswer.json(200, call.path().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public HttpAnswer refuse(int status, Refusal refusal) {
            return HttpAnswer.json(status, refusal.text().getBytes(StandardCharsets.UTF_8));
        }
    }
}
