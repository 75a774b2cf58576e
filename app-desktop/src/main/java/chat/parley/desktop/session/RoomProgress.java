package chat.parley.desktop.session;

import chat.parley.protocol.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How far one room's numbered changes are applied, and what came too early. Belongs to the FX
/// thread; knows no server.
///
/// A change at or below the last applied number is dropped, the next number is applied, a larger
/// one is held until the hole is filled.
final class RoomProgress {
    private static final int MOST_HELD = 2_000;

    private final TreeMap<Long, RoomEvent> held = new TreeMap<>();
    private long applied;
    private long whole;
    private boolean filling;

    RoomProgress(long applied) {
        this.applied = applied;
        whole = applied;
    }

    /// The last number that is applied.
    long applied() {
        return applied;
    }

    /// The last number below which nothing is missing. What was missed is told in the order of the
    /// last changes: while it is being fetched, messages below [#applied()] may still come.
    long whole() {
        return filling ? whole : applied;
    }

    /// Takes an event in and gives back those that are to be applied now, in order.
    List<RoomEvent> offer(RoomEvent event) {
        if (event.seq() > applied) {
            held.put(event.seq(), event);
            if (held.size() > MOST_HELD) {
                held.pollLastEntry();
            }
        }
        return filling ? List.of() : drain();
    }

    /// Whether something is missing before the first held event and nobody is fetching it yet.
    boolean gap() {
        return !filling && !held.isEmpty();
    }

    boolean filling() {
        return filling;
    }

    /// What is missing is being fetched; events are held meanwhile.
    void startFilling() {
        filling = true;
        whole = applied;
    }

    /// Part of what was missing is applied.
    void reached(long seq) {
        applied = Math.max(applied, seq);
        held.headMap(applied, true).clear();
    }

    /// Everything was fetched; gives back what can be applied now, in order.
    List<RoomEvent> stopFilling() {
        filling = false;
        return drain();
    }

    /// Numbers start over: the room was restored, or too much was missed.
    void restart(long seq) {
        applied = seq;
        whole = seq;
        held.headMap(seq, true).clear();
    }

    /// The server does not say what is missing. The next event finds the hole again.
    void giveUp() {
        applied = whole();
        filling = false;
    }

    /// The connection is gone: what was held will come again.
    void disconnected() {
        held.clear();
        giveUp();
    }

    private List<RoomEvent> drain() {
        List<RoomEvent> ready = new ArrayList<>();
        for (var first = held.firstEntry();
                first != null && first.getKey() == applied + 1;
                first = held.firstEntry()) {
            applied = first.getKey();
            ready.add(first.getValue());
            held.remove(applied);
        }
        return ready;
    }
}
