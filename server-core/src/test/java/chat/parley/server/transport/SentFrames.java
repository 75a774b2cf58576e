package chat.parley.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What an embedded channel has put on its wire. No state.
final class SentFrames {

    private SentFrames() {}

    /// The texts of its frames, which must be short, since the last time.
    static List<String> texts(EmbeddedChannel channel) {
        channel.runPendingTasks();
        List<String> texts = new ArrayList<>();
        for (ByteBuf frame = channel.readOutbound();
                frame != null;
                frame = channel.readOutbound()) {
            texts.add(frame.toString(2, frame.readableBytes() - 2, StandardCharsets.UTF_8));
            frame.release();
        }
        return texts;
    }
}
