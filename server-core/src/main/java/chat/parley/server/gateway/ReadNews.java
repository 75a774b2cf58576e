package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.WireCodec;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Readers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells who has read what to the others in the room who are on this node, but not to those who
/// don't show it themselves. It is gathered and told a few times a second. [#pulse] is called by
/// one thread at a time, the rest by any.
final class ReadNews implements PresenceBoard.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReadNews.class);

    private record Place(RoomId room, PersonId person) {}

    private final Readers readers;
    private final Hub hub;
    private final WireCodec codec;
    private final Map<Place, ReadersMoved> reads = new ConcurrentHashMap<>();
    private final PresenceBoard.Listening listening;

    ReadNews(Readers readers, PresenceBoard board, Hub hub, WireCodec codec) {
        this.readers = readers;
        this.hub = hub;
        this.codec = codec;
        this.listening = board.listen(this);
    }

    @Override
    public void onRead(ReadersMoved read) {
        reads.merge(
                new Place(read.room(), read.person()),
                read,
                (one, other) -> one.readSeq() >= other.readSeq() ? one : other);
    }

    /// Tells what was read since the last time.
    void pulse() {
        for (Place place : Set.copyOf(reads.keySet())) {
            ReadersMoved read = reads.remove(place);
            if (read != null && !hub.sessionsIn(place.room()).isEmpty()) {
                tell(read);
            }
        }
    }

    @Override
    public void close() {
        listening.close();
    }

    private void tell(ReadersMoved read) {
        try {
            Set<PersonId> hidden = readers.hidden(read.room());
            Set<Session> except = new HashSet<>(hub.sessionsOf(read.person()));
            hidden.forEach(person -> except.addAll(hub.sessionsOf(person)));
            hub.whisper(read.room(), codec.write(read), except);
        } catch (RuntimeException fault) {
            // Fleeting: the next one says the same and more.
            log.warn("could not tell what {} has read: {}", read.person(), fault.toString());
        }
    }
}
