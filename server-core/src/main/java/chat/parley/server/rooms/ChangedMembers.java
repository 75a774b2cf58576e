package chat.parley.server.rooms;

import chat.parley.model.Member;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads members by what changed. No state; called inside a read.
public final class ChangedMembers {

    private ChangedMembers() {}

    /// A member and the number of the last change.
    public record Changed(Member member, long changedSeq) {}

    /// Members changed above a number, also those who are out, in the order of their changes.
    public static List<Changed> after(Handle handle, RoomId room, long seq, int limit) {
        return handle.createQuery(
                        "select m.changed_seq, "
                                + MemberRow.COLUMNS
                                + " from member m where m.room = :room and m.changed_seq > :seq"
                                + " order by m.room, m.changed_seq limit :limit")
                .bind("room", room.value())
                .bind("seq", seq)
                .bind("limit", limit)
                .map((row, _) ->
                        new Changed(MemberRow.read(row).shown(), row.getLong("changed_seq")))
                .list();
    }

    /// The places of these people.
    public static Map<PersonId, Member> of(
            Handle handle, RoomId room, Collection<PersonId> people) {
        Map<PersonId, Member> found = new HashMap<>();
        if (!people.isEmpty()) {
            handle.createQuery(
                            "select "
                                    + MemberRow.COLUMNS
                                    + " from member m where m.room = :room"
                                    + " and m.person = any(:people)")
                    .bind("room", room.value())
                    .bindArray(
                            "people",
                            UUID.class,
                            people.stream().map(PersonId::value).distinct().toList())
                    .map((row, _) -> MemberRow.read(row).shown())
                    .forEach(member -> found.put(member.person(), member));
        }
        return found;
    }

    /// Everybody who is in the room now.
    public static List<PersonId> present(Handle handle, RoomId room) {
        return handle.createQuery("select person from member where room = ? and state = 'member'")
                .bind(0, room.value())
                .mapTo(UUID.class)
                .map(PersonId::new)
                .list();
    }
}
