package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.server.accounts.People;
import org.jdbi.v3.core.Handle;

/// With which rank a person keeps order in a room: their role there; administrators of the server
/// have at least the rank of an admin in rooms that are listed for everybody, also where they are
/// no members. It gives no right to read.
///
/// @param seat the person's own seat
/// @param rank what they count as
public record Standing(Seat seat, RoomRole rank) {

    /// The standing of a person, inside a write that has locked the room.
    ///
    /// @throws Refusal for who may not see the room, or has no part in it
    public static Standing of(Handle handle, RoomId room, PersonId person) {
        Seat seat = Seats.get(handle, room, person);
        seat.requireVisible();
        MemberRow member = seat.member();
        if (member != null && member.role().atLeast(RoomRole.ADMIN)) {
            return new Standing(seat, member.role());
        }
        if (seat.room().kind().listed() && People.administrates(handle, person)) {
            return new Standing(seat, RoomRole.ADMIN);
        }
        return new Standing(seat, seat.requireMember().role());
    }

    /// Refuses who has a lower rank, and everybody in direct rooms and groups, which have no ranks.
    public void require(RoomRole least) {
        if (seat.room().kind().conversation() || !rank.atLeast(least)) {
            throw Refusal.forbidden();
        }
    }

    /// Refuses who is not of this role in the room itself.
    void requireOwn(RoomRole least) {
        if (seat.room().kind().conversation()) {
            throw Refusal.forbidden();
        }
        seat.requireRole(least);
    }
}
