package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads seats. No state; called inside a read, or inside a write that has locked the room.
public final class Seats {

    private static final String COLUMNS =
            "select " + RoomRow.COLUMNS + ", " + MemberRow.COLUMNS + " from room r ";

    private Seats() {}

    /// The seats of some people in some rooms.
    public static final class Table {

        private final Map<RoomId, RoomRow> rooms = new HashMap<>();
        private final Map<RoomId, Map<PersonId, MemberRow>> places = new HashMap<>();

        private void add(RoomRow room, @Nullable MemberRow place) {
            rooms.put(room.id(), room);
            if (place != null) {
                places.computeIfAbsent(room.id(), _ -> new HashMap<>()).put(place.person(), place);
            }
        }

        /// The seat of a person who was asked for.
        ///
        /// @throws Refusal `NOT_FOUND` if there is no such room
        public Seat seat(RoomId room, PersonId person) {
            RoomRow found = rooms.get(room);
            if (found == null) {
                throw Refusal.notFound();
            }
            return new Seat(found, places.getOrDefault(room, Map.of()).get(person));
        }
    }

    /// The seat of a person in a room; empty if there is no such room.
    public static Optional<Seat> find(Handle handle, RoomId room, PersonId person) {
        return handle.createQuery(
                        COLUMNS
                                + "left join member m on m.room = r.id and m.person = :person"
                                + " where r.id = :room")
                .bind("room", room.value())
                .bind("person", person.value())
                .map((row, _) -> new Seat(RoomRow.read(row), MemberRow.readOrNull(row)))
                .findOne();
    }

    /// The seat of a person in a room.
    ///
    /// @throws Refusal `NOT_FOUND` if there is no such room
    public static Seat get(Handle handle, RoomId room, PersonId person) {
        return find(handle, room, person).orElseThrow(Refusal::notFound);
    }

    /// The seats of all these people in all these rooms, with one statement.
    public static Table table(
            Handle handle, Collection<RoomId> rooms, Collection<PersonId> people) {
        Table table = new Table();
        handle.createQuery(
                        COLUMNS
                                + "left join member m on m.room = r.id and m.person = any(:people)"
                                + " where r.id = any(:rooms)")
                .bindArray("rooms", UUID.class, rooms.stream().map(RoomId::value).toList())
                .bindArray("people", UUID.class, people.stream().map(PersonId::value).toList())
                .map((row, _) -> new Seat(RoomRow.read(row), MemberRow.readOrNull(row)))
                .forEach(seat -> table.add(seat.room(), seat.place()));
        return table;
    }
}
