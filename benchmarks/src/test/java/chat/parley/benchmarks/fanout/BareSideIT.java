package chat.parley.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareSideIT {

    @Test
    void everyListenerHearsEveryFrame(@TempDir Path folder) throws Exception {
        String text = "{\"t\":\"messagePosted\",\"text\":\"" + "x".repeat(300) + "\"}";
        byte[] frame = WireFrame.text(text.getBytes(StandardCharsets.UTF_8)).encoded(null);
        try (BareSide bare = new BareSide(frame, 50, folder.resolve("frame"))) {
            assertThat(bare.deliver(2000)).isPositive();
        }
    }
}
