package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.WireCodec;
import chat.parley.server.presence.PresenceBoard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells who has read what to the others in the room who are on this node, but not to those who
/// don't show it themselves.
///
/// Nobody here is told of the same reader more than twice a second, on however many devices, nodes
/// and rooms they read: what comes meanwhile is joined up, and a room in which somebody was told of
/// the reader already waits for the next time. [#pulse] is called by one thread at a time, the rest
/// by any.
final class ReadNews implements PresenceBoard.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadNews.class);

    private final Function<RoomId, Set<PersonId>> hidden;
    private final Hub hub;
    private final WireCodec codec;
    private final Map<PersonId, Map<RoomId, ReadersMoved>> waiting = new ConcurrentHashMap<>();
    private final Pauses pauses = new Pauses();
    private final PresenceBoard.Listening listening;

    /// @param hidden those in a room who don't show what they read
    ReadNews(
            Function<RoomId, Set<PersonId>> hidden, PresenceBoard board, Hub hub, WireCodec codec) {
        this.hidden = hidden;
        this.hub = hub;
        this.codec = codec;
        this.listening = board.listen(this);
    }

    @Override
    public void onRead(ReadersMoved read) {
        waiting.compute(
                read.person(),
                (_, rooms) -> {
                    Map<RoomId, ReadersMoved> all = rooms == null ? new LinkedHashMap<>() : rooms;
                    all.merge(
                            read.room(),
                            read,
                            (one, other) -> one.readSeq() >= other.readSeq() ? one : other);
                    return all;
                });
    }

    /// Tells what is due.
    ///
    /// @param now in nanoseconds
    void pulse(long now) {
        pauses.look(now);
        for (PersonId reader : Set.copyOf(waiting.keySet())) {
            if (pauses.begin(reader, now)) {
                Map<RoomId, ReadersMoved> rooms = waiting.remove(reader);
                if (rooms != null) {
                    tellOnce(rooms.values()).forEach(this::onRead);
                }
            }
        }
    }

    @Override
    public void close() {
        listening.close();
    }

    /// Tells of rooms that have no listener in common.
    ///
    /// @return what must wait
    private List<ReadersMoved> tellOnce(Collection<ReadersMoved> reads) {
        Set<Session> told = new HashSet<>();
        List<ReadersMoved> later = new ArrayList<>();
        for (ReadersMoved read : reads) {
            Collection<Session> there = hub.sessionsIn(read.room());
            if (there.isEmpty()) {
                continue;
            }
            Set<Session> listeners = new HashSet<>(there);
            listeners.removeAll(hub.sessionsOf(read.person()));
            if (Collections.disjoint(told, listeners)) {
                told.addAll(listeners);
                tell(read);
            } else {
                later.add(read);
            }
        }
        return later;
    }

    private void tell(ReadersMoved read) {
        try {
            Set<Session> except = new HashSet<>(hub.sessionsOf(read.person()));
            hidden.apply(read.room()).forEach(person -> except.addAll(hub.sessionsOf(person)));
            hub.whisper(read.room(), codec.write(read), except);
        } catch (RuntimeException fault) {
            // Fleeting: the next one says the same and more.
            log.warn("could not tell what {} has read: {}", read.person(), fault.toString());
        }
    }
}
