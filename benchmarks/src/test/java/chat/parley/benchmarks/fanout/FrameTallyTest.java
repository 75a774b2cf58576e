package chat.parley.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameTallyTest {

    private static final String POSTED = "{\"t\":\"messagePosted\",\"text\":\"%s\"}";

    @Test
    void countsFramesOfEveryLengthHoweverTheyAreCutUp() {
        byte[] bytes =
                stream(
                        "{}",
                        "{\"t\":\"ready\",\"rooms\":[]}",
                        POSTED.formatted(""),
                        POSTED.formatted("x".repeat(100)),
                        "",
                        "{\"t\":\"presence\",\"presence\":\"online\"}",
                        POSTED.formatted("y".repeat(70_000)));
        for (int step : new int[] {1, 2, 7, 1000, bytes.length}) {
            FrameTally tally = new FrameTally(false);
            for (int from = 0; from < bytes.length; from += step) {
                tally.accept(ByteBuffer.wrap(bytes, from, Math.min(step, bytes.length - from)));
            }
            assertThat(tally.posted()).as("in steps of %d", step).isEqualTo(3);
            assertThat(tally.ready()).as("in steps of %d", step).isEqualTo(1);
        }
    }

    @Test
    void countsFromTheFirstByteWhereThereWasNoUpgrade() {
        FrameTally tally = new FrameTally(true);
        byte[] frame = WireFrame.text(utf8(POSTED.formatted("z"))).encoded(null);
        tally.accept(ByteBuffer.wrap(frame));
        tally.accept(ByteBuffer.wrap(frame));
        assertThat(tally.posted()).isEqualTo(2);
    }

    private static byte[] stream(String... texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"));
        for (String text : texts) {
            bytes.writeBytes(WireFrame.text(utf8(text)).encoded(null));
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
