package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.gateway.Audience;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which form of an event reaches a member from whom a part of the room is hidden.
final class VeiledAudienceTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final LoopTurn turn = new LoopTurn(channel.eventLoop(), 0, Duration.ofSeconds(15));
    private final ClientConnection connection = new ClientConnection(channel, turn, "test", "test");
    private final List<Long> asked = new ArrayList<>();
    private final LoopAudience room =
            new LoopAudience(
                    List.of(turn),
                    UnpooledByteBufAllocator.DEFAULT,
                    (_, _, after) -> asked.add(after),
                    20);

    /// Quotes what was said under 8 and speaks of 12.
    private final Audience.Told event =
            new Audience.Told(
                    21,
                    utf8("whole"),
                    List.of(
                            new Audience.Veil(8, utf8("unquoted")),
                            new Audience.Veil(12, utf8("silent"))));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whoMayReadEverythingGetsTheWhole() {
        room.join(connection, 20, 0);
        room.tell(List.of(event));
        assertThat(left()).containsExactly("whole");
    }

    @Test
    void whoMayReadFromTheNextNumberOnGetsTheWhole() {
        room.join(connection, 20, 7);
        room.tell(List.of(event));
        assertThat(left()).containsExactly("whole");
    }

    @Test
    void fromWhomTheQuotedMessageIsHiddenGetsNoneOfItsWords() {
        room.join(connection, 20, 8);
        room.tell(List.of(event));
        assertThat(left()).containsExactly("unquoted");
    }

    @Test
    void fromWhomTheMessageItselfIsHiddenGetsTheSilentForm() {
        room.join(connection, 20, 12);
        room.tell(List.of(event));
        room.tell(List.of(new Audience.Told(22, utf8("next"))));
        assertThat(left()).containsExactly("silent", "next");
    }

    @Test
    void whoCameAfterAFormWasLeftOutIsCaughtUpAndNeverGetsTheWhole() {
        room.join(connection, 20, 15);
        room.tell(
                List.of(
                        new Audience.Told(21, utf8("whole"), List.of(new Audience.Veil(12, null))),
                        new Audience.Told(22, utf8("next"))));
        assertThat(left()).isEmpty();
        assertThat(asked).containsExactly(20L);
        room.fill(connection, List.of(event, new Audience.Told(22, utf8("next"))));
        assertThat(left()).containsExactly("silent", "next");
    }

    @Test
    void aPageThatLacksTheFormIsAskedForAgainFromThere() {
        room.join(connection, 19, 15);
        room.fill(
                connection,
                List.of(
                        new Audience.Told(20, utf8("first")),
                        new Audience.Told(21, utf8("whole"), List.of(new Audience.Veil(12, null))),
                        new Audience.Told(22, utf8("next"))));
        room.tell(List.of(new Audience.Told(22, utf8("next"))));
        assertThat(left()).containsExactly("first");
        assertThat(asked).containsExactly(19L, 20L);
    }

    @Test
    void framesOfAllFormsAreLetGo() {
        SharedEvent shared = SharedEvent.of(UnpooledByteBufAllocator.DEFAULT, event);
        ByteBuf whole = shared.frame(0);
        ByteBuf unquoted = shared.frame(8);
        ByteBuf silent = shared.frame(12);
        shared.retain();
        shared.release();
        shared.release();
        assertThat(List.of(whole, unquoted, silent))
                .allSatisfy(frame -> assertThat(frame.refCnt()).isZero());
    }

    private List<String> left() {
        return SentFrames.texts(channel);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
