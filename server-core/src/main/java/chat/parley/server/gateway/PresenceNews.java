package chat.parley.server.gateway;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import chat.parley.protocol.WireCodec;
import chat.parley.server.presence.PresenceBoard;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells who came, went, changed their status or types, to those on this node who share a room with
/// them. Presence is gathered and told a few times a second, so that a flapping connection is no
/// news. [#pulse] is called by one thread at a time, the rest by any.
final class PresenceNews implements PresenceBoard.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PresenceNews.class);

    private record Place(RoomId room, PersonId person) {}

    private final Gateway.Features features;
    private final Hub hub;
    private final WireCodec codec;
    private final Exchange exchange;
    private final Set<PersonId> changed = ConcurrentHashMap.newKeySet();
    private final Map<Place, ReadersMoved> reads = new ConcurrentHashMap<>();
    private final Map<PersonId, PresenceSeen> told = new ConcurrentHashMap<>();
    private final PresenceBoard.Listening listening;

    PresenceNews(Gateway.Features features, Hub hub, WireCodec codec, Exchange exchange) {
        this.features = features;
        this.hub = hub;
        this.codec = codec;
        this.exchange = exchange;
        this.listening = features.presence().listen(this);
    }

    @Override
    public void onPresence(PersonId person) {
        changed.add(person);
    }

    @Override
    public void onTyping(TypingSeen typing) {
        hub.whisper(typing.room(), codec.write(typing), hub.sessionsOf(typing.person()));
    }

    @Override
    public void onRead(ReadersMoved read) {
        reads.merge(
                new Place(read.room(), read.person()),
                read,
                (one, other) -> one.readSeq() >= other.readSeq() ? one : other);
    }

    @Override
    public void close() {
        listening.close();
    }

    /// Tells what has changed since the last time.
    void pulse() {
        for (PersonId person : Set.copyOf(changed)) {
            changed.remove(person);
            try {
                tell(person);
            } catch (RuntimeException fault) {
                // Presence is fleeting: who missed it sees it with the next change or connection.
                log.warn("could not tell the presence of {}: {}", person, fault.toString());
            }
        }
    }

    /// Tells who has read what since the last time, but not to those who don't show it themselves.
    void pulseReads() {
        for (Place place : Set.copyOf(reads.keySet())) {
            ReadersMoved read = reads.remove(place);
            if (read != null && !hub.sessionsIn(place.room()).isEmpty()) {
                tell(read);
            }
        }
    }

    private void tell(ReadersMoved read) {
        try {
            Set<PersonId> hidden = features.readers().hidden(read.room());
            Set<Session> except = new HashSet<>(hub.sessionsOf(read.person()));
            hidden.forEach(person -> except.addAll(hub.sessionsOf(person)));
            hub.whisper(read.room(), codec.write(read), except);
        } catch (RuntimeException fault) {
            // Fleeting: the next one says the same and more.
            log.warn("could not tell what {} has read: {}", read.person(), fault.toString());
        }
    }

    private void tell(PersonId person) {
        Person seen = features.presence().seen(features.profiles().stored(person));
        boolean there = seen.presence() != Presence.OFFLINE;
        PresenceSeen news =
                new PresenceSeen(
                        person, seen.presence(), seen.status(), there ? null : seen.lastSeen());
        PresenceSeen before = there ? told.put(person, news) : told.remove(person);
        boolean same = there ? news.equals(before) : before == null;
        if (!same) {
            exchange.whisper(
                    audience(person).stream().map(Session::connection).collect(Collectors.toSet()),
                    List.of(codec.write(news)));
        }
    }

    private Set<Session> audience(PersonId person) {
        Set<Session> sessions = new HashSet<>(hub.sessionsOf(person));
        for (RoomId room : features.rooms().roomsOf(person)) {
            sessions.addAll(hub.sessionsIn(room));
        }
        return sessions;
    }
}
