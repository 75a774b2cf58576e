package chat.parley.server.rooms;

import chat.parley.model.FileId;
import chat.parley.model.HistoryAccess;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import chat.parley.model.RoomSettings;
import chat.parley.model.search.Folded;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of rooms. No state.
final class RoomSql {

    private RoomSql() {}

    /// A new room.
    ///
    /// @param peopleKey fingerprint of the set of people of a direct or group room
    /// @param epoch which numbering of its changes this is; unlike that of any other room
    record NewRoom(
            RoomId id,
            RoomKind kind,
            @Nullable String name,
            @Nullable String topic,
            @Nullable String peopleKey,
            String epoch,
            PersonId by,
            Instant at) {}

    static void insert(Handle handle, NewRoom room) {
        String name = room.name();
        handle.createUpdate(
                        """
                        insert into room (id, kind, name, name_key, topic, people_key, epoch,
                                          created_by, created_at)
                        values (:id, :kind, :name, :key, :topic, :people, :epoch, :by, :at)
                        """)
                .bind("id", room.id().value())
                .bind("kind", room.kind().word())
                .bind("name", name)
                .bind("key", name == null ? null : nameKey(name))
                .bind("topic", room.topic())
                .bind("people", room.peopleKey())
                .bind("epoch", room.epoch())
                .bind("by", room.by().value())
                .bind("at", Columns.bind(room.at()))
                .execute();
    }

    static Optional<RoomId> byPeople(Handle handle, String peopleKey) {
        return handle.createQuery("select id from room where people_key = ?")
                .bind(0, peopleKey)
                .map((row, _) -> new RoomId(Columns.uuid(row, "id")))
                .findOne();
    }

    /// Waits for whoever else changes the room.
    static void lock(Handle handle, RoomId room) {
        handle.createQuery("select id from room where id = ? for update")
                .bind(0, room.value())
                .map((row, _) -> Columns.uuid(row, "id"))
                .findOne();
    }

    static void set(Handle handle, RoomId room, RoomSettings settings, long seq) {
        String name = settings.name();
        FileId avatar = settings.avatar();
        HistoryAccess history = settings.historyForNew();
        handle.createUpdate(
                        """
                        update room set name = :name, name_key = :key, topic = :topic,
                                        avatar = :avatar, archived = :archived,
                                        slow_mode_seconds = :slow, history_for_new = :history,
                                        changed_seq = :seq
                        where id = :room
                        """)
                .bind("name", name)
                .bind("key", name == null ? null : nameKey(name))
                .bind("topic", settings.topic())
                .bind("avatar", avatar == null ? null : avatar.value())
                .bind("archived", settings.archived())
                .bind("slow", settings.slowModeSeconds())
                .bind("history", history == null ? HistoryAccess.ALL.word() : history.word())
                .bind("seq", seq)
                .bind("room", room.value())
                .execute();
    }

    static void delete(Handle handle, RoomId room, Instant at) {
        handle.createUpdate("update room set deleted_at = ?, missed = true where id = ?")
                .bind(0, Columns.bind(at))
                .bind(1, room.value())
                .execute();
    }

    static void countMembers(Handle handle, RoomId room, int change) {
        handle.createUpdate("update room set member_count = member_count + ? where id = ?")
                .bind(0, change)
                .bind(1, room.value())
                .execute();
    }

    /// Where a page of listed rooms goes on.
    record Cursor(String nameKey, UUID id) {}

    /// Public rooms and channels by name, but for those the person is banned from.
    static List<RoomListing> listed(
            Handle handle, PersonId person, String part, Cursor after, int limit) {
        return handle.createQuery(
                        """
                        select r.id, r.name, r.topic, r.kind, r.member_count, r.head
                        from room r
                        where r.kind in ('public', 'channel') and r.deleted_at is null
                          and r.name_key like '%' || :part || '%' escape '!'
                          and (r.name_key, r.id) > (:key, :id)
                          and not exists (select 1 from member m
                                          where m.room = r.id and m.person = :person
                                            and m.state = 'banned')
                        order by r.name_key, r.id limit :limit
                        """)
                .bind("part", part)
                .bind("key", after.nameKey())
                .bind("id", after.id())
                .bind("person", person.value())
                .bind("limit", limit)
                .map((row, _) ->
                        new RoomListing(
                                new RoomId(Columns.uuid(row, "id")),
                                Columns.text(row, "name"),
                                Columns.textOrNull(row, "topic"),
                                RoomKind.of(Columns.text(row, "kind")),
                                row.getInt("member_count"),
                                row.getLong("head")))
                .list();
    }

    static String nameKey(String name) {
        return Folded.text(name);
    }
}
