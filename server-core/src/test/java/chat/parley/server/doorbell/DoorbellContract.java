package chat.parley.server.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What a doorbell promises, whether its nodes are one or many.
abstract class DoorbellContract {

    /// The doorbell of the node that rings.
    abstract Doorbell ringing();

    /// The doorbell of a node that listens; the same one if there is only one node.
    abstract Doorbell listening();

    @Test
    void isHeardByEveryListener() {
        List<Bell> first = new CopyOnWriteArrayList<>();
        List<Bell> second = new CopyOnWriteArrayList<>();
        Bell bell = new Bell.RoomBell(UUID.randomUUID(), 7);
        try (var _ = ringing().listen(first::add);
                var _ = listening().listen(second::add)) {
            ringing().ring(bell);
            Awaitility.await().until(() -> first.contains(bell) && second.contains(bell));
        }
    }

    @Test
    void tellsRoomsAndPeopleApart() {
        List<Bell> heard = new CopyOnWriteArrayList<>();
        UUID room = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        try (var _ = listening().listen(heard::add)) {
            ringing().ringRoom(room, 1);
            ringing().ringPerson(person, 2);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(heard)
                                    .contains(
                                            new Bell.RoomBell(room, 1),
                                            new Bell.PersonBell(person, 2)));
        }
    }

    @Test
    void neverKeepsTheRingerWaitingForAListener() {
        CountDownLatch gate = new CountDownLatch(1);
        UUID room = UUID.randomUUID();
        Set<Long> heard = ConcurrentHashMap.newKeySet();
        try (var _ =
                listening()
                        .listen(bell -> {
                            awaitGate(gate);
                            if (bell.subject().equals(room)) {
                                heard.add(bell.number());
                            }
                        })) {
            for (long seq = 1; seq <= 100_000; seq++) {
                ringing().ringRoom(room, seq);
            }
            gate.countDown();
            Awaitility.await().until(() -> heard.contains(100_000L));
        }
    }

    @Test
    void goesOnAfterAListenerFailed() {
        List<Bell> heard = new CopyOnWriteArrayList<>();
        Bell bell = new Bell.RoomBell(UUID.randomUUID(), 3);
        try (var _ =
                        listening()
                                .listen(_ -> {
                                    throw new IllegalStateException("meant to fail");
                                });
                var _ = listening().listen(heard::add)) {
            ringing().ring(bell);
            Awaitility.await().until(() -> heard.contains(bell));
        }
    }

    @Test
    void callsNobodyWhoStoppedListening() {
        List<Bell> gone = new CopyOnWriteArrayList<>();
        List<Bell> heard = new CopyOnWriteArrayList<>();
        listening().listen(gone::add).close();
        Bell bell = new Bell.RoomBell(UUID.randomUUID(), 9);
        try (var _ = listening().listen(heard::add)) {
            ringing().ring(bell);
            Awaitility.await().until(() -> heard.contains(bell));
        }
        assertThat(gone).isEmpty();
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
