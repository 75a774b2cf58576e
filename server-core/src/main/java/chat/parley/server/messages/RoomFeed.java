package chat.parley.server.messages;

import chat.parley.model.Departure;
import chat.parley.model.Member;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.RoomChanged;
import chat.parley.protocol.RoomDeleted;
import chat.parley.protocol.RoomEvent;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import chat.parley.server.rooms.ChangedMembers;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.Seats;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What a node has to tell a room. Thread-safe; blocks on the database.
public final class RoomFeed {

    /// Whose event carries the message itself.
    private static final Set<RoomLog.Kind> WITH_WORDS =
            EnumSet.of(
                    RoomLog.Kind.MESSAGE_POSTED,
                    RoomLog.Kind.MESSAGE_EDITED,
                    RoomLog.Kind.MESSAGE_DELETED,
                    RoomLog.Kind.MESSAGE_RESTORED);

    private static final Set<RoomLog.Kind> OF_MESSAGES =
            EnumSet.range(RoomLog.Kind.MESSAGE_POSTED, RoomLog.Kind.REACTIONS_CHANGED);
    private static final Set<RoomLog.Kind> OF_EARLIER =
            EnumSet.range(RoomLog.Kind.MESSAGE_EDITED, RoomLog.Kind.REACTIONS_CHANGED);
    private static final Set<RoomLog.Kind> OF_MEMBERS = EnumSet.of(RoomLog.Kind.MEMBER_CHANGED);

    private final Database database;

    public RoomFeed(Database database) {
        this.database = database;
    }

    /// The changes numbered above `after`, ascending and without a hole, one event a number, in
    /// their present state.
    ///
    /// Starts later than `after + 1` only if the reader is so far behind ([RoomLog#KEPT]) that the
    /// feed was cut: it must catch up with `getChanges`.
    public List<RoomNews> after(RoomId room, long after, int limit) {
        return database.read(handle -> {
            List<RoomLog.Change> changes = RoomLog.after(handle, room, after, limit);
            return changes.isEmpty() ? List.of() : news(handle, room, changes);
        });
    }

    /// The last number of each of these rooms.
    public Map<RoomId, Long> heads(Collection<RoomId> rooms) {
        Map<RoomId, Long> heads = new HashMap<>();
        if (!rooms.isEmpty()) {
            database.read(handle -> headRows(handle, rooms))
                    .forEach(entry -> heads.put(entry.getKey(), entry.getValue()));
        }
        return heads;
    }

    private static List<Map.Entry<RoomId, Long>> headRows(Handle handle, Collection<RoomId> rooms) {
        return handle.createQuery("select id, head from room where id = any(:ids)")
                .bindArray("ids", UUID.class, rooms.stream().map(RoomId::value).toList())
                .map((row, _) ->
                        Map.entry(new RoomId(Columns.uuid(row, "id")), row.getLong("head")))
                .list();
    }

    /// The rows that changes speak of.
    ///
    /// @param quoted numbers of what messages quote, by the quoting message
    private record Rows(
            Map<UUID, Message> messages, Map<UUID, Long> quoted, Map<UUID, Member> members) {

        static Rows of(Handle handle, RoomId room, List<RoomLog.Change> changes) {
            Rows rows = new Rows(new HashMap<>(), new HashMap<>(), new HashMap<>());
            MessageSql.whole(
                            handle,
                            subjects(changes, OF_MESSAGES).stream().map(MessageId::new).toList(),
                            (answer, seq) -> rows.quoted.put(answer.value(), seq))
                    .forEach(message -> rows.messages.put(message.id().value(), message));
            ChangedMembers.of(
                            handle,
                            room,
                            subjects(changes, OF_MEMBERS).stream().map(PersonId::new).toList())
                    .forEach((person, member) -> rows.members.put(person.value(), member));
            return rows;
        }

        private Message message(RoomLog.Change change) {
            return row(messages, change);
        }

        /// Who hears a number may read what was posted under it.
        private long shows(RoomLog.Change change) {
            return OF_EARLIER.contains(change.kind()) ? message(change).seq() : RoomNews.NOTHING;
        }

        private long quotes(RoomLog.Change change) {
            return WITH_WORDS.contains(change.kind())
                    ? quoted.getOrDefault(subject(change), RoomNews.NOTHING)
                    : RoomNews.NOTHING;
        }
    }

    private static List<RoomNews> news(Handle handle, RoomId room, List<RoomLog.Change> changes) {
        Rows rows = Rows.of(handle, room, changes);
        return changes.stream()
                .map(change ->
                        new RoomNews(
                                event(handle, change, rows),
                                rows.shows(change),
                                rows.quotes(change)))
                .toList();
    }

    private static RoomEvent event(Handle handle, RoomLog.Change change, Rows rows) {
        return switch (change.kind()) {
            case MESSAGE_POSTED -> posted(change, rows.message(change));
            case MESSAGE_EDITED -> edited(change, rows.message(change));
            case MESSAGE_DELETED -> deleted(change, rows.message(change));
            case MESSAGE_RESTORED -> restored(change, rows.message(change));
            case PIN_CHANGED -> pinned(change);
            case REACTIONS_CHANGED -> reacted(change, rows.message(change));
            case MEMBER_CHANGED -> member(change, row(rows.members(), change));
            case MEMBER_REMOVED -> removed(change);
            case ROOM_CHANGED -> settings(handle, change);
            case ROOM_DELETED -> deleted(change);
        };
    }

    private static RoomEvent posted(RoomLog.Change change, Message message) {
        return new MessagePosted(
                change.room(), change.seq(), change.at(), change.by(), change.op(), message);
    }

    private static RoomEvent edited(RoomLog.Change change, Message message) {
        return new MessageEdited(
                change.room(), change.seq(), change.at(), change.by(), change.op(), message);
    }

    private static RoomEvent deleted(RoomLog.Change change, Message message) {
        return new MessageDeleted(
                change.room(), change.seq(), change.at(), change.by(), change.op(), message);
    }

    private static RoomEvent restored(RoomLog.Change change, Message message) {
        return new MessageRestored(
                change.room(), change.seq(), change.at(), change.by(), change.op(), message);
    }

    private static RoomEvent pinned(RoomLog.Change change) {
        return new PinChanged(
                change.room(),
                change.seq(),
                change.at(),
                change.by(),
                change.op(),
                new MessageId(subject(change)),
                "+".equals(change.detail()));
    }

    private static RoomEvent reacted(RoomLog.Change change, Message message) {
        String detail = Objects.requireNonNull(change.detail());
        return new ReactionsChanged(
                change.room(),
                change.seq(),
                change.at(),
                change.by(),
                change.op(),
                new MessageId(subject(change)),
                detail.substring(1),
                detail.charAt(0) == '+',
                message.reactions());
    }

    private static RoomEvent member(RoomLog.Change change, Member member) {
        return new MemberChanged(
                change.room(), change.seq(), change.at(), change.by(), change.op(), member);
    }

    private static RoomEvent removed(RoomLog.Change change) {
        String[] detail = Objects.requireNonNull(change.detail()).split(" ", 2);
        return new MemberRemoved(
                change.room(),
                change.seq(),
                change.at(),
                change.by(),
                change.op(),
                new PersonId(subject(change)),
                Departure.of(detail[0]),
                detail.length == 2 ? detail[1] : null);
    }

    private static RoomEvent settings(Handle handle, RoomLog.Change change) {
        return new RoomChanged(
                change.room(),
                change.seq(),
                change.at(),
                change.by(),
                change.op(),
                Seats.get(handle, change.room(), change.by()).room().settings());
    }

    private static RoomEvent deleted(RoomLog.Change change) {
        return new RoomDeleted(change.room(), change.seq(), change.at(), change.by(), change.op());
    }

    /// The row that a change speaks of; rows never go, a deletion leaves a tombstone.
    private static <T> T row(Map<UUID, T> rows, RoomLog.Change change) {
        return Objects.requireNonNull(rows.get(subject(change)));
    }

    private static UUID subject(RoomLog.Change change) {
        return Objects.requireNonNull(change.subject());
    }

    private static List<UUID> subjects(List<RoomLog.Change> changes, Set<RoomLog.Kind> kinds) {
        return changes.stream()
                .filter(change -> kinds.contains(change.kind()))
                .map(RoomFeed::subject)
                .distinct()
                .toList();
    }
}
