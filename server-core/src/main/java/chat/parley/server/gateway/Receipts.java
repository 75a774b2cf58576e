package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ReadersMoved;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells all nodes how far people have read here, at most twice a second for each reader, all that
/// happened meanwhile joined up. [#moved] is called by any thread, [#pulse] by one at a time.
final class Receipts {

    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final BiFunction<PersonId, RoomId, Optional<ReadersMoved>> receipt;
    private final Consumer<ReadersMoved> listener;
    private final Map<PersonId, Set<RoomId>> waiting = new ConcurrentHashMap<>();
    private final Pauses pauses = new Pauses();

    /// @param receipt what others are told of how far somebody has read a room
    Receipts(
            BiFunction<PersonId, RoomId, Optional<ReadersMoved>> receipt,
            Consumer<ReadersMoved> listener) {
        this.receipt = receipt;
        this.listener = listener;
    }

    /// A person has read a room.
    void moved(PersonId person, RoomId room) {
        waiting.compute(
                person,
                (_, rooms) -> {
                    Set<RoomId> all = rooms == null ? ConcurrentHashMap.newKeySet() : rooms;
                    all.add(room);
                    return all;
                });
    }

    /// Tells what is due.
    ///
    /// @param now in nanoseconds
    void pulse(long now) {
        pauses.look(now);
        for (PersonId person : Set.copyOf(waiting.keySet())) {
            if (pauses.begin(person, now)) {
                Set<RoomId> rooms = waiting.remove(person);
                if (rooms != null) {
                    rooms.forEach(room -> tell(person, room));
                }
            }
        }
    }

    private void tell(PersonId person, RoomId room) {
        try {
            receipt.apply(person, room).ifPresent(listener);
        } catch (RuntimeException fault) {
            // Fleeting: the next one says the same and more.
            log.warn("could not tell what {} has read: {}", person, fault.toString());
        }
    }
}
