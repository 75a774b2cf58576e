package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.WireCodec;
import chat.parley.server.doorbell.Bell;
import chat.parley.server.messages.RoomFeed;
import chat.parley.server.rooms.PersonFeed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Who on this node hears what: the sessions of each person and the rooms somebody hears. A bell or
/// the sweep makes it look into the rows; the rows alone say what is told. Thread-safe.
final class Hub {

    private final RoomFeed roomFeed;
    private final PersonFeed personFeed;
    private final WireCodec codec;
    private final Exchange exchange;
    private volatile BiConsumer<RoomId, PersonId> newcomers = (_, _) -> {};
    private final Map<RoomId, RoomChannel> rooms = new ConcurrentHashMap<>();
    private final Map<PersonId, Set<Session>> people = new ConcurrentHashMap<>();
    private final Set<PersonId> withoutTyping = ConcurrentHashMap.newKeySet();

    Hub(RoomFeed roomFeed, PersonFeed personFeed, WireCodec codec, Exchange exchange) {
        this.roomFeed = roomFeed;
        this.personFeed = personFeed;
        this.codec = codec;
        this.exchange = exchange;
    }

    /// Tells this one from now on who has come into a room that somebody here hears. It must not
    /// block.
    void onNewcomer(BiConsumer<RoomId, PersonId> listener) {
        newcomers = listener;
    }

    /// Somebody here has come into a room.
    void met(RoomId room, PersonId person) {
        newcomers.accept(room, person);
    }

    /// Lets a session hear of its person's own changes.
    ///
    /// @return how many sessions of the person this node now has
    int enter(PersonId person, Session session) {
        return people.compute(
                        person,
                        (_, sessions) -> {
                            Set<Session> all =
                                    sessions == null ? ConcurrentHashMap.newKeySet() : sessions;
                            all.add(session);
                            return all;
                        })
                .size();
    }

    /// Lets a session hear of nothing any more.
    void exit(PersonId person, Session session) {
        people.computeIfPresent(
                person,
                (_, sessions) -> {
                    sessions.remove(session);
                    if (sessions.isEmpty()) {
                        withoutTyping.remove(person);
                        return null;
                    }
                    return sessions;
                });
    }

    /// Whether a person who is here hears of who types.
    void tellTyping(PersonId person, boolean on) {
        people.computeIfPresent(
                person,
                (_, sessions) -> {
                    boolean _ = on ? withoutTyping.remove(person) : withoutTyping.add(person);
                    return sessions;
                });
    }

    /// The sessions in a room whose people don't hear of who types.
    Collection<Session> sessionsWithoutTyping(RoomId room) {
        return withoutTyping.isEmpty()
                ? Set.of()
                : sessionsIn(room).stream()
                        .filter(session -> withoutTyping.contains(session.signedIn().person()))
                        .toList();
    }

    /// Lets a session hear a room from `after + 1` on.
    ///
    /// @param hiddenTo its person may read nothing at or below this number
    RoomChannel join(Session session, RoomId room, long after, long hiddenTo) {
        RoomChannel joined =
                rooms.compute(
                        room,
                        (_, present) -> {
                            RoomChannel channel =
                                    present == null
                                            ? new RoomChannel(
                                                    room,
                                                    after,
                                                    roomFeed,
                                                    codec,
                                                    exchange,
                                                    (where, who) -> newcomers.accept(where, who))
                                            : present;
                            channel.count(session, hiddenTo);
                            return channel;
                        });
        joined.audience().join(session.connection(), after, hiddenTo);
        return joined;
    }

    /// Counts a session out of a room; the room is forgotten with its last one. What the audience
    /// still owes it comes.
    void part(Session session, RoomChannel channel) {
        rooms.computeIfPresent(
                channel.room(),
                (_, present) -> {
                    present.members().remove(session);
                    return present.members().isEmpty() ? null : present;
                });
    }

    /// Looks again at what a bell names.
    void onBell(Bell bell) {
        switch (bell) {
            case Bell.RoomBell(var subject, var number) -> {
                RoomChannel channel = rooms.get(new RoomId(subject));
                if (channel != null && number > channel.told()) {
                    channel.look();
                }
            }
            case Bell.PersonBell(var subject, _) ->
                    sessionsOf(new PersonId(subject)).forEach(Session::lookForNews);
        }
    }

    /// Looks for what is new in a room, soon and on another thread.
    void look(RoomId room) {
        RoomChannel channel = rooms.get(room);
        if (channel != null) {
            channel.look();
        }
    }

    /// Compares the heads of these rooms with what was told.
    void catchUp(Collection<RoomId> some) {
        roomFeed.heads(some).forEach(this::lookAt);
    }

    /// Compares every head with what was told, so that a lost bell costs a second.
    void sweep() {
        catchUp(List.copyOf(rooms.keySet()));
        if (!people.isEmpty()) {
            personFeed
                    .heads(List.copyOf(people.keySet()))
                    .forEach((person, head) ->
                            sessionsOf(person).forEach(session -> session.newsReach(head)));
        }
    }

    /// Everybody who is on this node.
    Set<PersonId> people() {
        return Set.copyOf(people.keySet());
    }

    /// The sessions of a person on this node.
    Collection<Session> sessionsOf(PersonId person) {
        return people.getOrDefault(person, Set.of());
    }

    /// The sessions on this node that hear a room.
    Collection<Session> sessionsIn(RoomId room) {
        RoomChannel channel = rooms.get(room);
        return channel == null ? Set.of() : channel.members();
    }

    /// Gives who hears a room a frame that may be dropped.
    void whisper(RoomId room, byte[] json, Collection<Session> except) {
        RoomChannel channel = rooms.get(room);
        if (channel != null) {
            channel.audience().whisper(json, except.stream().map(Session::connection).toList());
        }
    }

    private void lookAt(RoomId room, long head) {
        RoomChannel channel = rooms.get(room);
        if (channel != null && head > channel.told()) {
            channel.look();
        }
    }
}
