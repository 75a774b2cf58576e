package chat.parley.server.rooms;

import chat.parley.model.HistoryAccess;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.accounts.Operations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        boolean open = seat.room().settings().historyForNew() != HistoryAccess.NONE;
        long seq =
                write.admit(
                        command.room(), write.by(), RoomRole.MEMBER, MembershipState.MEMBER, open);
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
        long seq = write.dismiss(seat, write.by(), MembershipState.LEFT);
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

    Written<ChangeMade> invite(RoomWrite write, InviteToRoom command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            return new Written<>(ChangeMade.again(earlier.get().seq()), List.of());
        }
        Seat seat = Seats.get(write.handle(), command.room(), write.by());
        seat.requireRole(seat.room().kind() == RoomKind.CHANNEL ? RoomRole.ADMIN : RoomRole.MEMBER);
        PersonId person = command.person();
        if (MemberSql.known(write.handle(), Set.of(person)).isEmpty()) {
            throw Refusal.of(RefusalCode.NOT_FOUND, "not found", "person");
        }
        Seat theirs = Seats.get(write.handle(), command.room(), person);
        if (seat.room().kind().conversation() && theirs.place() == null) {
            // A direct room or group is its set of people.
            throw Refusal.forbidden();
        }
        seat.requireOpen();
        return switch (theirs.state()) {
            case MEMBER, INVITED -> {
                write.remember(command.room(), null);
                yield new Written<>(ChangeMade.none(), List.of());
            }
            case BANNED -> throw Refusal.conflict("this person is banned");
            case LEFT, REMOVED -> {
                boolean open = seat.room().settings().historyForNew() != HistoryAccess.NONE;
                long seq =
                        write.admit(
                                command.room(),
                                person,
                                RoomRole.MEMBER,
                                MembershipState.INVITED,
                                open);
                write.remember(command.room(), seq);
                yield new Written<>(ChangeMade.at(seq), write.bells());
            }
        };
    }
}
