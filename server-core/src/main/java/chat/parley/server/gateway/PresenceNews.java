package chat.parley.server.gateway;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Rooms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells who came, went or changed their status or profile, to those on this node who share a room
/// with them. Presence is gathered and told a few times a second, so that a flapping connection is
/// no news. [#pulse] is called by one thread at a time, the rest by any.
///
/// Of those who look gone it is not known what others were told last. Their coming and going as
/// `invisible` says nothing; what they change of their status and profile is told as it stands, and
/// they go on looking gone.
final class PresenceNews implements PresenceBoard.Listener, AutoCloseable {

    /// More than so many who were there first are found by asking for the members.
    private static final int MOST_MET = 500;

    private static final Logger log = LoggerFactory.getLogger(PresenceNews.class);

    private final Function<PersonId, Person> people;
    private final Rooms rooms;
    private final Hub hub;
    private final WireCodec codec;
    private final Exchange exchange;
    private final Set<PersonId> changed = ConcurrentHashMap.newKeySet();
    private final Set<PersonId> statuses = ConcurrentHashMap.newKeySet();
    private final Set<PersonId> profiles = ConcurrentHashMap.newKeySet();
    private final Map<PersonId, Person> told = new ConcurrentHashMap<>();
    private final LatelyTold lately = new LatelyTold();
    private final Set<Meeting> meetings = ConcurrentHashMap.newKeySet();
    private final PresenceBoard.Listening listening;

    /// Somebody came into a room: they and those who were there see each other.
    private record Meeting(RoomId room, PersonId person) {}

    /// What is to be told of a person.
    ///
    /// @param restated whether they chose a presence or status
    /// @param described whether their profile was changed
    private record Change(PersonId person, boolean restated, boolean described) {}

    /// @param people each person as others see them
    PresenceNews(
            Function<PersonId, Person> people,
            Rooms rooms,
            PresenceBoard board,
            Hub hub,
            WireCodec codec,
            Exchange exchange) {
        this.people = people;
        this.rooms = rooms;
        this.hub = hub;
        this.codec = codec;
        this.exchange = exchange;
        hub.onNewcomer((room, person) -> meetings.add(new Meeting(room, person)));
        this.listening = board.listen(this);
    }

    @Override
    public void onPresence(PersonId person) {
        changed.add(person);
    }

    @Override
    public void onStatus(PersonId person) {
        statuses.add(person);
        changed.add(person);
    }

    @Override
    public void onProfile(PersonId person) {
        profiles.add(person);
        changed.add(person);
    }

    /// How much was told so far; taken before the snapshot of a newcomer is read.
    long mark() {
        return lately.mark();
    }

    /// A session is among those who are told from now on.
    ///
    /// @param known of whom its snapshot speaks
    /// @param since what [#mark] said before that was read
    void welcomed(Session session, Set<PersonId> known, long since) {
        lately.welcomed(session.connection(), known, since);
    }

    @Override
    public void close() {
        listening.close();
    }

    /// Tells what has changed since the last time: one write for all who hear the same.
    ///
    /// @param now in nanoseconds
    /// @throws DatabaseFault if the database is away; what is left is told at a later time
    void pulse(long now) {
        Map<Set<Connection>, List<byte[]>> news = new HashMap<>();
        try {
            for (PersonId person : Set.copyOf(changed)) {
                changed.remove(person);
                Change change =
                        new Change(person, statuses.remove(person), profiles.remove(person));
                fleeting(person, () -> tell(change, now, news), () -> again(change));
            }
            for (Meeting meeting : Set.copyOf(meetings)) {
                meetings.remove(meeting);
                fleeting(
                        meeting.person(),
                        () -> introduce(meeting, news),
                        () -> meetings.add(meeting));
            }
        } finally {
            news.forEach(exchange::whisper);
            lately.catchUp(
                    now, (connection, missed) -> exchange.whisper(Set.of(connection), missed));
        }
    }

    /// Presence is fleeting: who missed it sees it with the next change or connection.
    private static void fleeting(PersonId person, Runnable telling, Runnable again) {
        try {
            telling.run();
        } catch (RuntimeException fault) {
            if (fault instanceof DatabaseFault away && away.unavailable()) {
                again.run();
                throw away;
            }
            log.warn("could not tell the presence of {}: {}", person, fault.toString());
        }
    }

    private void again(Change change) {
        if (change.restated()) {
            statuses.add(change.person());
        }
        if (change.described()) {
            profiles.add(change.person());
        }
        changed.add(change.person());
    }

    private void tell(Change change, long now, Map<Set<Connection>, List<byte[]>> news) {
        PersonId person = change.person();
        Person seen = people.apply(person);
        List<byte[]> frames = frames(change, told.get(person), seen);
        if (!frames.isEmpty()) {
            Set<Session> audience = audience(person);
            // Noted first: who is let in at this moment is then told either here or there.
            lately.told(person, frames, now);
            news.computeIfAbsent(connections(audience), _ -> new ArrayList<>()).addAll(frames);
        }
        if (seen.presence() == Presence.OFFLINE) {
            told.remove(person);
        } else {
            told.put(person, seen);
        }
    }

    /// What is told of a person.
    ///
    /// @param before as they were told last, absent if they looked gone or nothing was told yet
    private List<byte[]> frames(Change change, @Nullable Person before, Person seen) {
        boolean there = seen.presence() != Presence.OFFLINE;
        List<byte[]> frames = new ArrayList<>();
        if (before == null ? change.described() : !profile(before).equals(profile(seen))) {
            frames.add(codec.write(new PersonChanged(seen)));
        }
        if (before == null ? there || change.restated() : !shown(before).equals(shown(seen))) {
            frames.add(codec.write(shown(seen)));
        }
        return frames;
    }

    /// Those in the room see the newcomer, the newcomer sees them.
    private void introduce(Meeting meeting, Map<Set<Connection>, List<byte[]>> news) {
        Collection<Session> there = hub.sessionsIn(meeting.room());
        Collection<Session> own = hub.sessionsOf(meeting.person());
        Person newcomer = people.apply(meeting.person());
        if (newcomer.presence() != Presence.OFFLINE) {
            put(news, there, shown(newcomer));
        }
        if (!own.isEmpty()) {
            for (PersonId other : rooms.membersOf(meeting.room(), MOST_MET)) {
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
        return sessions.stream()
                .filter(Session::welcomed)
                .map(Session::connection)
                .collect(Collectors.toSet());
    }

    private Set<Session> audience(PersonId person) {
        Set<Session> sessions = new HashSet<>(hub.sessionsOf(person));
        for (RoomId room : rooms.roomsOf(person)) {
            sessions.addAll(hub.sessionsIn(room));
        }
        return sessions;
    }
}
