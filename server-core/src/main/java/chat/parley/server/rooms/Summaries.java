package chat.parley.server.rooms;

import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSettings;
import chat.parley.model.RoomSummary;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads rooms as one person sees them in their list, all of them with three statements. No state
/// of its own.
final class Summaries {

    private static final String SELECT =
            "select "
                    + RoomRow.COLUMNS
                    + ", "
                    + MemberRow.COLUMNS
                    + ", "
                    + UnreadSql.UNREAD
                    + " as unread, "
                    + UnreadSql.MENTIONS
                    + " as mentions from member m join room r on r.id = m.room"
                    + " where m.person = :person and m.state in ('member', 'invited')"
                    + " and r.deleted_at is null";

    private final LastMessages lastMessages;

    Summaries(LastMessages lastMessages) {
        this.lastMessages = lastMessages;
    }

    private record Listed(RoomRow room, MemberRow place, int unread, int mentions) {

        static Listed read(ResultSet row) throws SQLException {
            return new Listed(
                    RoomRow.read(row),
                    MemberRow.read(row),
                    row.getInt("unread"),
                    row.getInt("mentions"));
        }

        boolean member() {
            return place.state() == MembershipState.MEMBER;
        }
    }

    /// All rooms that the person is in or invited to.
    List<RoomView> all(Handle handle, PersonId person) {
        return read(handle, handle.createQuery(SELECT + " order by r.id"), person);
    }

    /// One room; empty if the person is neither in it nor invited.
    Optional<RoomSummary> one(Handle handle, PersonId person, RoomId room) {
        return view(handle, person, room).map(RoomView::summary);
    }

    /// One room with what of it is hidden; empty if the person is neither in it nor invited.
    Optional<RoomView> view(Handle handle, PersonId person, RoomId room) {
        return read(
                        handle,
                        handle.createQuery(SELECT + " and m.room = :room")
                                .bind("room", room.value()),
                        person)
                .stream()
                .findFirst();
    }

    private List<RoomView> read(Handle handle, Query query, PersonId person) {
        List<Listed> rows =
                query.bind("person", person.value()).map((row, _) -> Listed.read(row)).list();
        Map<MessageId, Message> last = last(handle, rows, person);
        Map<RoomId, List<PersonId>> peers = peers(handle, rows, person);
        List<RoomView> views = new ArrayList<>();
        for (Listed row : rows) {
            MessageId id = row.room().lastMessage();
            Message message = id == null ? null : last.get(id);
            views.add(
                    new RoomView(
                            summary(row, message, peers.getOrDefault(row.room().id(), List.of())),
                            row.place().hiddenTo()));
        }
        return views;
    }

    private Map<MessageId, Message> last(Handle handle, List<Listed> rows, PersonId person) {
        List<MessageId> ids = new ArrayList<>();
        for (Listed row : rows) {
            MessageId id = row.room().lastMessage();
            if (id != null && row.member()) {
                ids.add(id);
            }
        }
        return ids.isEmpty() ? Map.of() : lastMessages.read(handle, ids, person);
    }

    private static Map<RoomId, List<PersonId>> peers(
            Handle handle, List<Listed> rows, PersonId person) {
        List<UUID> rooms =
                rows.stream()
                        .filter(row -> row.room().kind().conversation())
                        .map(row -> row.room().id().value())
                        .toList();
        Map<RoomId, List<PersonId>> peers = new HashMap<>();
        if (!rooms.isEmpty()) {
            handle.createQuery(
                            "select room, person from member where room = any(:rooms)"
                                    + " and person <> :person and state = 'member'"
                                    + " order by room, person")
                    .bindArray("rooms", UUID.class, rooms)
                    .bind("person", person.value())
                    .map((row, _) ->
                            Map.entry(
                                    new RoomId(Columns.uuid(row, "room")),
                                    new PersonId(Columns.uuid(row, "person"))))
                    .forEach(entry ->
                            peers.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                                    .add(entry.getValue()));
        }
        return peers;
    }

    private static RoomSummary summary(Listed row, @Nullable Message last, List<PersonId> peers) {
        RoomRow room = row.room();
        MemberRow place = row.place();
        RoomSettings settings = room.settings();
        boolean readable = last != null && last.seq() > place.hiddenTo();
        return new RoomSummary(
                room.id(),
                room.epoch(),
                room.head(),
                settings.kind(),
                settings.name(),
                settings.topic(),
                settings.avatar(),
                settings.archived(),
                room.memberCount(),
                place.role(),
                place.state(),
                place.quietUntil(),
                place.level(),
                place.favourite(),
                place.folder(),
                place.archivedForMe(),
                place.readSeq(),
                row.member() ? row.unread() : 0,
                row.member() ? row.mentions() : 0,
                readable ? last : null,
                peers,
                settings.slowModeSeconds());
    }
}
