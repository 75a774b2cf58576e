package chat.parley.server.rooms;

import chat.parley.model.Departure;
import chat.parley.model.MembershipState;
import chat.parley.model.MessageId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.SessionId;
import chat.parley.protocol.BlockChanged;
import chat.parley.protocol.DraftChanged;
import chat.parley.protocol.Notice;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomPreferenceChanged;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.ServerRoleChanged;
import chat.parley.protocol.SessionEnded;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.People;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a node has to tell a person's own sessions. Thread-safe; blocks on the database.
public final class PersonFeed {

    private final Database database;
    private final People people;
    private final LastMessages messages;
    private final Summaries summaries;

    public PersonFeed(Database database, People people, LastMessages lastMessages) {
        this.database = database;
        this.people = people;
        this.messages = lastMessages;
        this.summaries = new Summaries(lastMessages);
    }

    /// @param kind absent for one that only a later version knows
    private record Row(
            long n, PersonalLog.@Nullable Kind kind, @Nullable UUID subject, String detail) {

        static Row read(ResultSet row) throws SQLException {
            String detail = Columns.textOrNull(row, "detail");
            return new Row(
                    row.getLong("n"),
                    PersonalLog.Kind.of(Columns.text(row, "kind")).orElse(null),
                    Columns.uuidOrNull(row, "subject"),
                    detail == null ? "" : detail);
        }
    }

    /// The changes numbered above `after`, ascending, in their present state; a number may be
    /// missing where its change is no longer true. Fewer than `limit` means that there are no more.
    /// Who is further behind than [PersonalLog#KEPT] must start afresh.
    public List<PersonalChange> after(PersonId person, long after, int limit) {
        return database.read(handle -> read(handle, person, after, limit));
    }

    /// Whether no change numbered above `after` was cut, so that [#after] gives all of them.
    public boolean keeps(PersonId person, long after) {
        return database.read(handle -> {
            long head = head(handle, person);
            return head == after
                    || handle.createQuery(
                                            "select count(*) from person_change where person = ? and n = ?")
                                    .bind(0, person.value())
                                    .bind(1, after + 1)
                                    .mapTo(Long.class)
                                    .one()
                            > 0;
        });
    }

    /// The last personal number of each of these people.
    public Map<PersonId, Long> heads(Collection<PersonId> people) {
        Map<PersonId, Long> heads = new HashMap<>();
        if (!people.isEmpty()) {
            database.read(handle ->
                            handle.createQuery(
                                            "select id, head from person" + " where id = any(:ids)")
                                    .bindArray(
                                            "ids",
                                            UUID.class,
                                            people.stream().map(PersonId::value).toList())
                                    .map((row, _) ->
                                            Map.entry(
                                                    new PersonId(Columns.uuid(row, "id")),
                                                    row.getLong("head")))
                                    .list())
                    .forEach(entry -> heads.put(entry.getKey(), entry.getValue()));
        }
        return heads;
    }

    static long head(Handle handle, PersonId person) {
        return handle.createQuery("select head from person where id = ?")
                .bind(0, person.value())
                .mapTo(Long.class)
                .one();
    }

    private List<PersonalChange> read(Handle handle, PersonId person, long after, int limit) {
        List<PersonalChange> changes = new ArrayList<>();
        long last = after;
        List<Row> rows;
        do {
            rows = rows(handle, person, last, limit - changes.size());
            for (Row row : rows) {
                last = row.n();
                change(handle, person, row).ifPresent(changes::add);
            }
        } while (!rows.isEmpty() && changes.size() < limit);
        return changes;
    }

    private static List<Row> rows(Handle handle, PersonId person, long after, int limit) {
        return handle.createQuery(
                        "select n, kind, subject, detail from person_change"
                                + " where person = :person and n > :after"
                                + " order by person, n limit :limit")
                .bind("person", person.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> Row.read(row))
                .list();
    }

    private Optional<PersonalChange> change(Handle handle, PersonId person, Row row) {
        UUID subject = row.subject();
        if (row.kind() == PersonalLog.Kind.ROOM_ADDED && subject != null) {
            return summaries
                    .view(handle, person, new RoomId(subject))
                    .map(view ->
                            new PersonalChange(
                                    row.n(), new RoomAdded(view.summary()), view.hiddenTo()));
        }
        return event(handle, person, row).map(event -> new PersonalChange(row.n(), event, 0));
    }

    private Optional<ServerEvent> event(Handle handle, PersonId person, Row row) {
        PersonalLog.Kind kind = row.kind();
        if (kind == null) {
            return Optional.empty();
        }
        UUID subject = row.subject();
        if (subject == null) {
            return Optional.of(
                    new PreferenceChanged(
                            row.detail(),
                            people.preferences(handle, person).getOrDefault(row.detail(), "")));
        }
        RoomId room = new RoomId(subject);
        return switch (kind) {
            case ROOM_REMOVED -> Optional.of(new RoomRemoved(room, Departure.of(row.detail())));
            case READ_MOVED -> readMoved(handle, person, room, row.detail());
            case ROOM_PREFERENCE -> preference(handle, person, room);
            case SAVED -> saved(handle, person, new MessageId(subject), row.detail());
            case DRAFT ->
                    DraftSql.find(handle, person, room, root(row.detail())).map(DraftChanged::new);
            case SESSION_ENDED -> Optional.of(new SessionEnded(new SessionId(subject)));
            case SERVER_ROLE ->
                    Optional.of(new ServerRoleChanged(People.serverRole(handle, person)));
            case ACCOUNT_STATE ->
                    people.stored(handle, person)
                            .filter(Person::suspended)
                            .map(_ -> new Notice("SUSPENDED", "this account is suspended"));
            case BLOCK_CHANGED -> {
                PersonId other = new PersonId(subject);
                yield Optional.of(
                        new BlockChanged(other, Blocks.of(handle, person).contains(other)));
            }
            // The one is told with what is hidden of the room, the other has no subject.
            case ROOM_ADDED, PREFERENCE -> Optional.empty();
        };
    }

    /// Empty if the person may not read the message any more.
    private Optional<ServerEvent> saved(
            Handle handle, PersonId person, MessageId id, String detail) {
        return Optional.ofNullable(messages.read(handle, List.of(id), person).get(id))
                .filter(message ->
                        Seats.find(handle, message.room(), person)
                                .filter(seat -> !seat.room().deleted())
                                .map(Seat::place)
                                .filter(place -> place.state() == MembershipState.MEMBER)
                                .filter(place -> message.seq() > place.hiddenTo())
                                .isPresent())
                .map(message -> new SavedChanged(message, detail.equals("+")));
    }

    private static @Nullable MessageId root(String detail) {
        return detail.isEmpty() ? null : MessageId.of(detail);
    }

    /// Empty for who is out of the room meanwhile: counts tell how much is said in it.
    private static Optional<ServerEvent> readMoved(
            Handle handle, PersonId person, RoomId room, String root) {
        return Seats.find(handle, room, person)
                .map(Seat::member)
                .map(_ -> {
                    MessageId thread = root(root);
                    ReadPosition position =
                            thread == null
                                    ? UnreadSql.position(handle, room, person)
                                    : ThreadPointers.position(handle, room, thread, person);
                    return new ReadMoved(
                            room,
                            thread,
                            position.readSeq(),
                            position.unread(),
                            position.mentions());
                });
    }

    private static Optional<ServerEvent> preference(Handle handle, PersonId person, RoomId room) {
        return Seats.find(handle, room, person)
                .map(Seat::member)
                .map(place ->
                        new RoomPreferenceChanged(
                                room,
                                place.level(),
                                place.quietUntil(),
                                place.favourite(),
                                place.folder(),
                                place.archivedForMe()));
    }
}
