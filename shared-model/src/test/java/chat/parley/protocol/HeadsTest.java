package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RoomHead;
import chat.parley.model.RoomId;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class HeadsTest {

    private static final long LARGEST = (1L << 53) - 1;

    @Test
    void goInFramesOfLessThanAMebibyte() {
        List<RoomHead> rooms =
                LongStream.range(0, 20_001)
                        .mapToObj(n -> new RoomHead(new RoomId(new UUID(7, n)), LARGEST))
                        .toList();
        List<Heads> frames = Heads.of(rooms);
        assertThat(frames).hasSize(3).allSatisfy(HeadsTest::isShort);
        assertThat(frames.stream().flatMap(frame -> frame.rooms().stream())).isEqualTo(rooms);
        assertThat(Heads.of(List.of())).isEmpty();
    }

    private static void isShort(Heads frame) {
        assertThat(new WireCodec().write(frame).length).isLessThan(1 << 20);
    }
}
