package chat.parley.server.rooms;

import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.Operation;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.doorbell.Bell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One operation on a room while it is being written: takes numbers, writes rows and feed, collects
/// the bells to ring after the commit. Owned by the committer's thread; made anew whenever the
/// write is run.
final class RoomWrite {

    private final Handle handle;
    private final PersonId by;
    private final Operation operation;
    private final Instant at;
    private final List<Bell> bells = new ArrayList<>();

    RoomWrite(Handle handle, PersonId by, Operation operation, Instant at) {
        this.handle = handle;
        this.by = by;
        this.operation = operation;
        this.at = at;
    }

    Handle handle() {
        return handle;
    }

    PersonId by() {
        return by;
    }

    Instant at() {
        return at;
    }

    List<Bell> bells() {
        return bells;
    }

    /// Lets a person in, or invites them; they are told of the room.
    ///
    /// @param open whether they may read what was said before
    /// @return the number it took
    long admit(RoomId room, PersonId person, RoomRole role, MembershipState state, boolean open) {
        long seq = RoomLog.take(handle, room);
        MemberSql.put(
                handle,
                new MemberSql.Place(
                        room,
                        person,
                        role,
                        state,
                        state == MembershipState.INVITED ? by : null,
                        open ? 0 : seq,
                        seq,
                        at));
        if (state == MembershipState.MEMBER) {
            RoomSql.countMembers(handle, room, 1);
        }
        log(room, seq, RoomLog.Kind.MEMBER_CHANGED, person, null);
        tell(person, PersonalLog.Kind.ROOM_ADDED, room, null);
        return seq;
    }

    /// Puts a person out of a room; they are told that it is gone.
    ///
    /// @return the number it took
    long dismiss(Seat seat, PersonId person, MembershipState state) {
        RoomId room = seat.room().id();
        long seq = RoomLog.take(handle, room);
        MemberSql.setState(handle, room, person, state, seq);
        if (seat.state() == MembershipState.MEMBER) {
            RoomSql.countMembers(handle, room, -1);
        }
        log(room, seq, RoomLog.Kind.MEMBER_REMOVED, person, state.word());
        tell(person, PersonalLog.Kind.ROOM_REMOVED, room, state.word());
        return seq;
    }

    /// Remembers the operation with the number of its last change.
    void remember(RoomId room, @Nullable Long seq) {
        Operations.remember(handle, by, operation, new Operations.Earlier(room, seq), at);
    }

    private void log(
            RoomId room, long seq, RoomLog.Kind kind, PersonId subject, @Nullable String detail) {
        RoomLog.add(
                handle,
                List.of(
                        new RoomLog.Change(
                                room, seq, kind, subject.value(), by, operation.op(), at, detail)));
        bells.add(new Bell.RoomBell(room.value(), seq));
    }

    private void tell(
            PersonId person, PersonalLog.Kind kind, RoomId room, @Nullable String detail) {
        long n = PersonalLog.add(handle, person, kind, room.value(), detail);
        bells.add(new Bell.PersonBell(person.value(), n));
    }
}
