package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.gateway.Audience;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one connection gets of a room when its socket takes bytes, does not, and does again.
final class SlowConnectionTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final LoopTurn turn = new LoopTurn(channel.eventLoop(), 0, Duration.ofSeconds(15));
    private final ClientConnection connection = new ClientConnection(channel, turn, "test", "test");
    private final List<Long> asked = new ArrayList<>();
    private final LoopAudience room = audience(0);

    @BeforeEach
    void join() {
        room.join(connection, 0, 0);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void eventsPassWhileTheSocketTakesThem() {
        room.tell(events(1, 3));
        assertThat(left()).containsExactly("1", "2", "3");
        assertThat(asked).isEmpty();
    }

    @Test
    void eventsWaitWhileItDoesNot() {
        full();
        room.tell(events(1, 200));
        assertThat(left()).isEmpty();
        takesAgain();
        assertThat(left()).isEqualTo(texts(1, 200));
        assertThat(asked).isEmpty();
    }

    @Test
    void tooManyAreForgottenAndCaughtUpFromTheCursor() {
        room.tell(events(1, 2));
        full();
        room.tell(events(3, 400));
        takesAgain();
        assertThat(asked).containsExactly(2L);
        room.fill(connection, events(3, 202));
        assertThat(asked).containsExactly(2L, 202L);
        room.fill(connection, events(203, 400));
        room.tell(events(401, 401));
        assertThat(left()).isEqualTo(texts(1, 401));
        assertThat(asked).hasSize(2);
    }

    @Test
    void liveEventsAreNotLostWhileItIsCaughtUp() {
        full();
        room.tell(events(1, 300));
        takesAgain();
        room.tell(events(301, 301));
        room.fill(connection, events(1, 300));
        assertThat(asked).containsExactly(0L, 300L);
        room.fill(connection, events(301, 301));
        room.tell(events(302, 302));
        assertThat(left()).isEqualTo(texts(1, 302));
    }

    @Test
    void tooManyBytesAreForgottenToo() {
        full();
        byte[] large = new byte[Outbound.MOST_BYTES / 4];
        for (long seq = 1; seq <= 5; seq++) {
            room.tell(List.of(new Audience.Told(seq, large)));
        }
        assertThat(connection.outbound().draining()).isTrue();
        assertThat(connection.outbound().waitingBytes()).isZero();
    }

    @Test
    void answersAreNeverForgotten() {
        full();
        connection.send(utf8("answer"));
        room.tell(events(1, 400));
        connection.send(utf8("another"));
        takesAgain();
        assertThat(left()).containsExactly("answer", "another");
    }

    @Test
    void fleetingFramesAreDroppedOverHalf() {
        full();
        room.whisper(utf8("early"), Set.of());
        room.tell(events(1, Outbound.MOST_FRAMES / 2 + 1));
        room.whisper(utf8("late"), Set.of());
        takesAgain();
        assertThat(left()).contains("early").doesNotContain("late");
    }

    @Test
    void whoeverIsExceptedHearsNoWhisper() {
        room.whisper(utf8("psst"), Set.of(connection));
        assertThat(left()).isEmpty();
    }

    @Test
    void aHoleIsAskedFor() {
        room.tell(events(1, 1));
        room.tell(events(4, 4));
        assertThat(asked).containsExactly(1L);
        room.fill(connection, events(2, 4));
        assertThat(left()).isEqualTo(texts(1, 4));
    }

    @Test
    void whoJoinsBehindIsCaughtUp() {
        LoopAudience other = audience(10);
        other.join(connection, 8, 0);
        assertThat(asked).containsExactly(8L);
        other.fill(connection, events(9, 10));
        other.tell(events(11, 11));
        assertThat(left()).isEqualTo(texts(9, 11));
    }

    @Test
    void whoJoinsAheadHearsNothingTwice() {
        LoopAudience other = audience(5);
        other.join(connection, 7, 0);
        other.tell(events(6, 8));
        assertThat(left()).isEqualTo(texts(8, 8));
    }

    @Test
    void theFarewellFollowsTheLastEvent() {
        room.tell(events(1, 1));
        room.end(connection, 2, utf8("farewell"));
        room.tell(events(2, 3));
        room.fill(connection, events(2, 2));
        assertThat(left()).containsExactly("1", "2", "farewell");
    }

    @Test
    void theFarewellWaitsForEventsThatWait() {
        full();
        room.tell(events(1, 300));
        room.end(connection, 300, utf8("farewell"));
        takesAgain();
        room.fill(connection, events(1, 300));
        List<String> all = new ArrayList<>(texts(1, 300));
        all.add("farewell");
        assertThat(left()).isEqualTo(all);
        room.tell(events(301, 301));
        assertThat(left()).isEmpty();
    }

    @Test
    void whoHasLeftHearsNothing() {
        room.leave(connection);
        room.tell(events(1, 1));
        assertThat(left()).isEmpty();
    }

    private LoopAudience audience(long told) {
        return new LoopAudience(
                List.of(turn),
                UnpooledByteBufAllocator.DEFAULT,
                (_, _, after) -> asked.add(after),
                told);
    }

    private void full() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }

    private void takesAgain() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        connection.outbound().drain();
    }

    private List<String> left() {
        return SentFrames.texts(channel);
    }

    private static List<Audience.Told> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(seq -> new Audience.Told(seq, utf8(Long.toString(seq))))
                .toList();
    }

    private static List<String> texts(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
