package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSettings;
import chat.parley.protocol.RoomChanged;
import chat.parley.protocol.RoomEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Numbered changes are applied once, in order, and never over a hole.
class RoomProgressTest {
    private final RoomProgress progress = new RoomProgress(10);

    @Test
    void dropsWhatIsAppliedAndAppliesTheNext() {
        assertThat(progress.offer(event(10))).isEmpty();
        assertThat(progress.offer(event(11))).extracting(RoomEvent::seq).containsExactly(11L);
        assertThat(progress.offer(event(11))).isEmpty();
        assertThat(progress.applied()).isEqualTo(11);
    }

    @Test
    void holdsWhatComesTooEarlyUntilTheHoleIsFilled() {
        assertThat(progress.offer(event(13))).isEmpty();
        assertThat(progress.gap()).isTrue();
        progress.startFilling();
        assertThat(progress.offer(event(14))).isEmpty();
        assertThat(progress.gap()).isFalse();

        progress.reached(12);
        assertThat(progress.stopFilling()).extracting(RoomEvent::seq).containsExactly(13L, 14L);
    }

    @Test
    void forgetsWhatItHeldWhenTheConnectionIsGone() {
        progress.offer(event(13));
        progress.disconnected();
        assertThat(progress.gap()).isFalse();
    }

    @RepeatedTest(50)
    void appliesEveryNumberOnceWhateverIsLostDoubledOrSwapped(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Long> arriving = new ArrayList<>();
        for (long seq = 11; seq <= 60; seq++) {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                arriving.add(seq);
            }
        }
        Collections.shuffle(arriving, random);
        List<Long> applied = new ArrayList<>();
        for (long seq : arriving) {
            progress.offer(event(seq)).forEach(event -> applied.add(event.seq()));
            if (progress.gap()) {
                progress.startFilling();
                for (long missed = progress.applied() + 1; missed < seq; missed++) {
                    applied.add(missed);
                }
                progress.reached(seq - 1);
                progress.stopFilling().forEach(event -> applied.add(event.seq()));
            }
        }
        assertThat(applied)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(11, progress.applied()).boxed().toList());
    }

    private static RoomEvent event(long seq) {
        return new RoomChanged(
                new RoomId(new UUID(0, 1)),
                seq,
                Instant.EPOCH,
                new PersonId(new UUID(0, 2)),
                null,
                new RoomSettings(RoomKind.PUBLIC, "x", null, null, false, null, null));
    }
}
