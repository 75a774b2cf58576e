package chat.parley.server.rooms;

import chat.parley.model.MembershipState;
import chat.parley.model.Refusal;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.accounts.Operations;
import java.util.List;
import java.util.Optional;

/// How people come into a room and out of it. Called inside a write that has locked the room.
final class Membership {

    private final Summaries summaries;

    Membership(Summaries summaries) {
        this.summaries = summaries;
    }

    Written<RoomEntered> join(RoomWrite write, JoinRoom command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            return new Written<>(again(write, command, earlier.get()), List.of());
        }
        Seat seat = Seats.get(write.handle(), command.room(), write.by());
        seat.requireVisible();
        if (seat.state() == MembershipState.MEMBER) {
            write.remember(command.room(), null);
            return new Written<>(
                    new RoomEntered(
                            summaries.one(write.handle(), write.by(), command.room()).orElse(null),
                            null,
                            true,
                            false),
                    List.of());
        }
        seat.requireOpen();
        long seq =
                write.admit(
                        command.room(),
                        write.by(),
                        seat.comingBack(),
                        MembershipState.MEMBER,
                        seat.room().open());
        write.remember(command.room(), seq);
        return new Written<>(
                new RoomEntered(
                        summaries.one(write.handle(), write.by(), command.room()).orElse(null),
                        seq,
                        false,
                        false),
                write.bells());
    }

    private RoomEntered again(RoomWrite write, JoinRoom command, Operations.Earlier earlier) {
        return new RoomEntered(
                summaries.one(write.handle(), write.by(), command.room()).orElse(null),
                earlier.seq(),
                earlier.seq() == null,
                true);
    }

    Written<RoomEntered> leave(RoomWrite write, LeaveRoom command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            Long seq = earlier.get().seq();
            return new Written<>(new RoomEntered(null, seq, seq == null, true), List.of());
        }
        Seat seat = Seats.get(write.handle(), command.room(), write.by());
        seat.requireVisible();
        if (seat.state() != MembershipState.MEMBER && seat.state() != MembershipState.INVITED) {
            write.remember(command.room(), null);
            return new Written<>(new RoomEntered(null, null, true, false), List.of());
        }
        requireMayLeave(write, seat);
        long seq = write.dismiss(seat, write.by(), MembershipState.LEFT, null);
        write.remember(command.room(), seq);
        return new Written<>(new RoomEntered(null, seq, false, false), write.bells());
    }

    private static void requireMayLeave(RoomWrite write, Seat seat) {
        if (seat.room().kind() == RoomKind.DIRECT) {
            throw Refusal.forbidden();
        }
        boolean owner =
                seat.state() == MembershipState.MEMBER
                        && seat.place() != null
                        && seat.place().role() == RoomRole.OWNER;
        if (owner && !MemberSql.otherOwner(write.handle(), seat.room().id(), write.by())) {
            throw Refusal.conflict("the last owner must name another one first");
        }
    }
}
