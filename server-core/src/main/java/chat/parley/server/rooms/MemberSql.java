package chat.parley.server.rooms;

import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of members. No state.
final class MemberSql {

    private MemberSql() {}

    /// A person's new place in a room; replaces an earlier one but for their preferences.
    ///
    /// @param seq number of the change
    record Place(
            RoomId room,
            PersonId person,
            RoomRole role,
            MembershipState state,
            @Nullable PersonId invitedBy,
            long hiddenTo,
            long seq,
            Instant at) {}

    static void put(Handle handle, Place place) {
        boolean in = place.state() == MembershipState.MEMBER;
        PersonId inviter = place.invitedBy();
        handle.createUpdate(
                        """
                        merge into member m
                        using (values (cast(:room as uuid), cast(:person as uuid))) v (room, person)
                        on m.room = v.room and m.person = v.person
                        when matched then update set
                            role = :role, state = :state, joined_at = :joined,
                            invited_by = :inviter, hidden_to = :hidden, read_seq = :read,
                            came_seq = :seq, changed_seq = :seq
                        when not matched then insert
                            (room, person, role, state, joined_at, invited_by, hidden_to, read_seq,
                             came_seq, changed_seq, level)
                        values (:room, :person, :role, :state, :joined, :inviter, :hidden, :read,
                                :seq, :seq, 'all')
                        """)
                .bind("room", place.room().value())
                .bind("person", place.person().value())
                .bind("role", place.role().word())
                .bind("state", place.state().word())
                .bind("joined", in ? Columns.bind(place.at()) : null)
                .bind("inviter", inviter == null ? null : inviter.value())
                .bind("hidden", place.hiddenTo())
                // Whoever comes has nothing unread: what was said before was not said to them.
                .bind("read", place.seq())
                .bind("seq", place.seq())
                .execute();
    }

    /// Sets how a person stands to a room; makes their place if they never had one.
    static void setState(
            Handle handle, RoomId room, PersonId person, MembershipState state, long seq) {
        handle.createUpdate(
                        """
                        merge into member m
                        using (values (cast(:room as uuid), cast(:person as uuid))) v (room, person)
                        on m.room = v.room and m.person = v.person
                        when matched then update set state = :state, changed_seq = :seq
                        when not matched then insert
                            (room, person, role, state, changed_seq, level)
                        values (:room, :person, 'member', :state, :seq, 'all')
                        """)
                .bind("room", room.value())
                .bind("person", person.value())
                .bind("state", state.word())
                .bind("seq", seq)
                .execute();
    }

    static void setRole(Handle handle, RoomId room, PersonId person, RoomRole role, long seq) {
        handle.createUpdate(
                        "update member set role = ?, changed_seq = ?"
                                + " where room = ? and person = ?")
                .bind(0, role.word())
                .bind(1, seq)
                .bind(2, room.value())
                .bind(3, person.value())
                .execute();
    }

    static void mute(
            Handle handle, RoomId room, PersonId person, @Nullable Instant until, long seq) {
        handle.createUpdate(
                        "update member set muted_until = :until, changed_seq = :seq"
                                + " where room = :room and person = :person")
                .bind("until", Columns.bindOrNull(until))
                .bind("seq", seq)
                .bind("room", room.value())
                .bind("person", person.value())
                .execute();
    }

    /// Who is invited, in the order of their ids.
    static List<PersonId> invited(Handle handle, RoomId room) {
        return handle.createQuery(
                        "select person from member where room = ? and state = 'invited'"
                                + " order by person")
                .bind(0, room.value())
                .map((row, _) -> new PersonId(Columns.uuid(row, "person")))
                .list();
    }

    static void moveRead(Handle handle, RoomId room, PersonId person, long seq) {
        handle.createUpdate("update member set read_seq = ? where room = ? and person = ?")
                .bind(0, seq)
                .bind(1, room.value())
                .bind(2, person.value())
                .execute();
    }

    static void setPreferences(Handle handle, RoomId room, MemberRow place) {
        handle.createUpdate(
                        """
                        update member set level = :level, quiet_until = :quiet,
                                          favourite = :favourite, folder = :folder,
                                          archived_for_me = :archived
                        where room = :room and person = :person
                        """)
                .bind("level", place.level().word())
                .bind("quiet", Columns.bindOrNull(place.quietUntil()))
                .bind("favourite", place.favourite())
                .bind("folder", place.folder())
                .bind("archived", place.archivedForMe())
                .bind("room", room.value())
                .bind("person", place.person().value())
                .execute();
    }

    static boolean otherOwner(Handle handle, RoomId room, PersonId than) {
        return handle.createQuery(
                        "select person from member where room = ? and role = 'owner'"
                                + " and state = 'member' and person <> ? limit 1")
                .bind(0, room.value())
                .bind(1, than.value())
                .map((row, _) -> Columns.uuid(row, "person"))
                .findOne()
                .isPresent();
    }

    /// Members and the invited, in the order of their ids.
    static List<MemberRow> page(Handle handle, RoomId room, @Nullable UUID after, int limit) {
        return handle.createQuery(
                        "select "
                                + MemberRow.COLUMNS
                                + " from member m where m.room = :room"
                                + " and m.state in ('member', 'invited') and m.person > :after"
                                + " order by m.room, m.person limit :limit")
                .bind("room", room.value())
                .bind("after", after == null ? new UUID(0, 0) : after)
                .bind("limit", limit)
                .map((row, _) -> MemberRow.read(row))
                .list();
    }

    /// The rooms a person is a member of.
    static List<PersonId> membersOf(Handle handle, RoomId room, int most) {
        return handle.createQuery(
                        "select person from member where room = ? and state = 'member' limit ?")
                .bind(0, room.value())
                .bind(1, most)
                .map((row, _) -> new PersonId(Columns.uuid(row, "person")))
                .list();
    }

    static Set<RoomId> roomsOf(Handle handle, PersonId person) {
        return handle
                .createQuery(
                        "select m.room from member m join room r on r.id = m.room"
                                + " where m.person = ? and m.state = 'member'"
                                + " and r.deleted_at is null")
                .bind(0, person.value())
                .map((row, _) -> new RoomId(Columns.uuid(row, "room")))
                .stream()
                .collect(Collectors.toSet());
    }
}
