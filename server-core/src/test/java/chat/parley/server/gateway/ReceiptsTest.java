package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ReadersMoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private static final long PULSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final PersonId ann = new PersonId(new UUID(0, 1));
    private final PersonId bob = new PersonId(new UUID(0, 2));
    private final RoomId quay = new RoomId(new UUID(1, 1));
    private final RoomId attic = new RoomId(new UUID(1, 2));
    private final List<ReadersMoved> told = new ArrayList<>();
    private long read;

    private final Receipts receipts =
            new Receipts(
                    (person, room) -> Optional.of(new ReadersMoved(room, person, read)), told::add);

    @Test
    void tellsOfSomebodyWhoReadsAllTheTimeTwiceInASecond() {
        for (int pulse = 0; pulse < 8; pulse++) {
            read++;
            receipts.moved(ann, quay);
            receipts.moved(ann, quay);
            receipts.pulse(pulse * PULSE);
        }
        assertThat(told).extracting(ReadersMoved::readSeq).containsExactly(1L, 3L, 5L, 7L);
    }

    @Test
    void joinsUpWhatHappenedMeanwhileAndMakesNobodyElseWait() {
        receipts.moved(ann, quay);
        receipts.pulse(0);
        receipts.moved(ann, quay);
        receipts.moved(ann, attic);
        receipts.moved(bob, quay);
        receipts.pulse(PULSE);
        assertThat(told).extracting(ReadersMoved::person).containsExactly(ann, bob);
        receipts.pulse(2 * PULSE);
        assertThat(told.subList(2, told.size()))
                .extracting(ReadersMoved::room)
                .containsExactlyInAnyOrder(quay, attic);
        receipts.pulse(4 * PULSE);
        assertThat(told).hasSize(4);
    }

    @Test
    void goesOnAfterOneThatFailed() {
        Receipts failing =
                new Receipts(
                        (person, room) -> {
                            if (person.equals(ann)) {
                                throw new IllegalStateException("away");
                            }
                            return Optional.of(new ReadersMoved(room, person, 1));
                        },
                        told::add);
        failing.moved(ann, quay);
        failing.moved(bob, quay);
        failing.pulse(0);
        assertThat(told).extracting(ReadersMoved::person).containsExactly(bob);
    }
}
