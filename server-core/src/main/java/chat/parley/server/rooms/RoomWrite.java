package chat.parley.server.rooms;

import chat.parley.model.AuditAction;
import chat.parley.model.Draft;
import chat.parley.model.MembershipState;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSettings;
import chat.parley.protocol.Operation;
import chat.parley.server.accounts.AuditLog;
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
            ThreadPointers.readAll(handle, room, person, seq);
        }
        log(room, seq, RoomLog.Kind.MEMBER_CHANGED, person, null);
        tell(person, PersonalLog.Kind.ROOM_ADDED, room, null);
        if (state == MembershipState.MEMBER) {
            // Kept from when they were here before; no client has them while they are not.
            for (Draft draft : DraftSql.in(handle, person, room)) {
                MessageId thread = draft.thread();
                tell(
                        person,
                        PersonalLog.Kind.DRAFT,
                        room,
                        thread == null ? null : thread.toString());
            }
        }
        return seq;
    }

    /// Puts a person out of a room; if they saw it, they are told that it is gone.
    ///
    /// @param seat the person's seat
    /// @param reason what the room is told of why
    /// @return the number it took
    long dismiss(Seat seat, PersonId person, MembershipState state, @Nullable String reason) {
        RoomId room = seat.room().id();
        long seq = RoomLog.take(handle, room);
        MemberSql.setState(handle, room, person, state, seq);
        if (seat.state() == MembershipState.MEMBER) {
            RoomSql.countMembers(handle, room, -1);
        }
        String how = state.word();
        log(
                room,
                seq,
                RoomLog.Kind.MEMBER_REMOVED,
                person,
                reason == null ? how : how + " " + reason);
        if (seat.state() == MembershipState.MEMBER || seat.state() == MembershipState.INVITED) {
            tell(person, PersonalLog.Kind.ROOM_REMOVED, room, how);
        }
        return seq;
    }

    /// Lifts a ban.
    ///
    /// @return the number it took
    long readmit(RoomId room, PersonId person) {
        long seq = RoomLog.take(handle, room);
        MemberSql.setState(handle, room, person, MembershipState.LEFT, seq);
        log(room, seq, RoomLog.Kind.MEMBER_CHANGED, person, null);
        return seq;
    }

    /// Gives a member another role.
    ///
    /// @return the number it took
    long setRole(RoomId room, PersonId person, RoomRole role) {
        long seq = RoomLog.take(handle, room);
        MemberSql.setRole(handle, room, person, role, seq);
        log(room, seq, RoomLog.Kind.MEMBER_CHANGED, person, null);
        return seq;
    }

    /// Takes a member's voice, or gives it back.
    ///
    /// @return the number it took
    long mute(RoomId room, PersonId person, @Nullable Instant until) {
        long seq = RoomLog.take(handle, room);
        MemberSql.mute(handle, room, person, until, seq);
        log(room, seq, RoomLog.Kind.MEMBER_CHANGED, person, null);
        return seq;
    }

    /// Changes the settings of a room.
    ///
    /// @return the number it took
    long set(RoomId room, RoomSettings settings) {
        long seq = RoomLog.take(handle, room);
        RoomSql.set(handle, room, settings, seq);
        log(room, seq, RoomLog.Kind.ROOM_CHANGED, null, null);
        return seq;
    }

    /// Deletes a room; who was invited hears it personally, the members from the room.
    ///
    /// @return the number it took
    long delete(RoomId room) {
        long seq = RoomLog.take(handle, room);
        RoomSql.delete(handle, room, at);
        log(room, seq, RoomLog.Kind.ROOM_DELETED, null, null);
        for (PersonId person : MemberSql.invited(handle, room)) {
            tell(person, PersonalLog.Kind.ROOM_REMOVED, room, MembershipState.REMOVED.word());
        }
        return seq;
    }

    /// Writes down an act that a role allowed.
    ///
    /// @param person whom it was done to, if to anybody
    /// @param detail what the action does not say
    void audit(
            AuditAction action, RoomId room, @Nullable PersonId person, @Nullable String detail) {
        AuditLog.Act act = AuditLog.Act.of(action, by, at).in(room).saying(detail);
        AuditLog.add(handle, person == null ? act : act.to(person));
    }

    /// Remembers the operation with the number of its last change.
    void remember(@Nullable RoomId room, @Nullable Long seq) {
        Operations.remember(handle, by, operation, new Operations.Earlier(room, seq), at);
    }

    private void log(
            RoomId room,
            long seq,
            RoomLog.Kind kind,
            @Nullable PersonId subject,
            @Nullable String detail) {
        RoomLog.add(
                handle,
                List.of(
                        new RoomLog.Change(
                                room,
                                seq,
                                kind,
                                subject == null ? null : subject.value(),
                                by,
                                operation.op(),
                                at,
                                detail)));
        bells.add(new Bell.RoomBell(room.value(), seq));
    }

    private void tell(
            PersonId person, PersonalLog.Kind kind, RoomId room, @Nullable String detail) {
        long n = PersonalLog.add(handle, person, kind, room.value(), detail);
        bells.add(new Bell.PersonBell(person.value(), n));
    }
}
