package chat.parley.server.gateway;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.WireCodec;
import chat.parley.server.presence.PresenceBoard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells who came, went or changed their status, to those on this node who share a room with them.
/// Presence is gathered and told a few times a second, so that a flapping connection is no news.
/// [#pulse] is called by one thread at a time, the rest by any.
final class PresenceNews implements PresenceBoard.Listener, AutoCloseable {

    /// More than so many who were there first are found by asking for the members.
    private static final int MOST_MET = 500;

    private static final Logger log = LoggerFactory.getLogger(PresenceNews.class);

    private final Gateway.Features features;
    private final Hub hub;
    private final WireCodec codec;
    private final Exchange exchange;
    private final Set<PersonId> changed = ConcurrentHashMap.newKeySet();
    private final Set<PersonId> ended = ConcurrentHashMap.newKeySet();
    private final Map<PersonId, Person> told = new ConcurrentHashMap<>();
    private final Set<Meeting> meetings = ConcurrentHashMap.newKeySet();
    private final PresenceBoard.Listening listening;

    /// Somebody came into a room: they and those who were there see each other.
    private record Meeting(RoomId room, PersonId person) {}

    PresenceNews(Gateway.Features features, Hub hub, WireCodec codec, Exchange exchange) {
        this.features = features;
        this.hub = hub;
        this.codec = codec;
        this.exchange = exchange;
        hub.onNewcomer((room, person) -> meetings.add(new Meeting(room, person)));
        this.listening = features.presence().listen(this);
    }

    @Override
    public void onPresence(PersonId person) {
        changed.add(person);
    }

    /// The person's status is over: what was told of it is wrong, whether they are there or not.
    void statusEnded(PersonId person) {
        ended.add(person);
        changed.add(person);
    }

    @Override
    public void close() {
        listening.close();
    }

    /// Tells what has changed since the last time: one write for all who hear the same.
    void pulse() {
        Map<Set<Connection>, List<byte[]>> news = new HashMap<>();
        for (PersonId person : Set.copyOf(changed)) {
            changed.remove(person);
            fleeting(person, () -> tell(person, news));
        }
        for (Meeting meeting : Set.copyOf(meetings)) {
            meetings.remove(meeting);
            fleeting(meeting.person(), () -> introduce(meeting, news));
        }
        news.forEach(exchange::whisper);
    }

    /// Presence is fleeting: who missed it sees it with the next change or connection.
    private static void fleeting(PersonId person, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException fault) {
            log.warn("could not tell the presence of {}: {}", person, fault.toString());
        }
    }

    private void tell(PersonId person, Map<Set<Connection>, List<byte[]>> news) {
        Person seen = seen(person);
        boolean there = seen.presence() != Presence.OFFLINE;
        Person before = there ? told.put(person, seen) : told.remove(person);
        boolean renamed = before != null && !profile(before).equals(profile(seen));
        boolean moved =
                there ? before == null || !shown(seen).equals(shown(before)) : before != null;
        boolean over = ended.remove(person);
        if (renamed || moved || over) {
            List<byte[]> frames =
                    news.computeIfAbsent(connections(audience(person)), _ -> new ArrayList<>());
            if (renamed) {
                frames.add(codec.write(new PersonChanged(seen)));
            }
            if (moved || over) {
                frames.add(codec.write(shown(seen)));
            }
        }
    }

    /// Those in the room see the newcomer, the newcomer sees them.
    private void introduce(Meeting meeting, Map<Set<Connection>, List<byte[]>> news) {
        Collection<Session> there = hub.sessionsIn(meeting.room());
        Collection<Session> own = hub.sessionsOf(meeting.person());
        Person newcomer = seen(meeting.person());
        if (newcomer.presence() != Presence.OFFLINE) {
            put(news, there, shown(newcomer));
        }
        if (!own.isEmpty()) {
            for (PersonId other : features.rooms().membersOf(meeting.room(), MOST_MET)) {
                Person known = told.get(other);
                if (known != null) {
                    put(news, own, shown(known));
                }
            }
        }
    }

    private void put(
            Map<Set<Connection>, List<byte[]>> news, Collection<Session> to, PresenceSeen what) {
        news.computeIfAbsent(connections(to), _ -> new ArrayList<>()).add(codec.write(what));
    }

    private Person seen(PersonId person) {
        return features.presence().seen(features.profiles().stored(person));
    }

    private static PresenceSeen shown(Person seen) {
        return new PresenceSeen(
                seen.id(),
                seen.presence(),
                seen.status(),
                seen.presence() == Presence.OFFLINE ? seen.lastSeen() : null);
    }

    /// What is told with another event than presence.
    private static Person profile(Person person) {
        return person.with(Presence.OFFLINE, null, null);
    }

    private static Set<Connection> connections(Collection<Session> sessions) {
        return sessions.stream().map(Session::connection).collect(Collectors.toSet());
    }

    private Set<Session> audience(PersonId person) {
        Set<Session> sessions = new HashSet<>(hub.sessionsOf(person));
        for (RoomId room : features.rooms().roomsOf(person)) {
            sessions.addAll(hub.sessionsIn(room));
        }
        return sessions;
    }
}
