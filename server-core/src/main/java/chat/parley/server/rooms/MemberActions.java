package chat.parley.server.rooms;

import chat.parley.model.AuditAction;
import chat.parley.model.MembershipState;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.MemberAction;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.Unban;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people do to one another's places: invite, promote, mute, remove, ban. Called inside a
/// write that has locked the room.
final class MemberActions {

    /// When a mute without an end ends.
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private MemberActions() {}

    /// Carries it out, or says that it is so already.
    static Written<ChangeMade> act(RoomWrite write, MemberAction action) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), action);
        if (earlier.isPresent()) {
            return new Written<>(ChangeMade.again(earlier.get().seq()), List.of());
        }
        Long seq = rule(write, action);
        write.remember(action.room(), seq);
        return new Written<>(seq == null ? ChangeMade.none() : ChangeMade.at(seq), write.bells());
    }

    private static @Nullable Long invite(
            RoomWrite write, Standing actor, Seat theirs, InviteToRoom command) {
        Seat seat = actor.seat();
        boolean channel = seat.room().kind() == RoomKind.CHANNEL;
        if (!actor.rank().atLeast(channel ? RoomRole.ADMIN : RoomRole.MEMBER)) {
            throw Refusal.forbidden();
        }
        if (seat.room().kind().conversation() && theirs.place() == null) {
            // A direct room or group is its set of people.
            throw Refusal.forbidden();
        }
        if (!Blocks.closedTo(write.handle(), write.by(), Set.of(command.person())).isEmpty()) {
            throw Refusal.forbidden();
        }
        seat.requireOpen();
        return switch (theirs.state()) {
            case MEMBER, INVITED -> null;
            case BANNED -> throw Refusal.conflict("this person is banned");
            case LEFT, REMOVED ->
                    write.admit(
                            command.room(),
                            command.person(),
                            theirs.comingBack(),
                            MembershipState.INVITED,
                            seat.room().open());
        };
    }

    private static @Nullable Long rule(RoomWrite write, MemberAction action) {
        Standing actor = Standing.of(write.handle(), action.room(), write.by());
        requireKnown(write, action);
        Seat theirs = Seats.get(write.handle(), action.room(), action.person());
        return switch (action) {
            case SetRole command -> setRole(write, actor, theirs, command);
            case MuteMember command -> mute(write, actor, theirs, command);
            case RemoveMember command -> remove(write, actor, theirs, command);
            case Ban command -> ban(write, actor, theirs, command);
            case Unban command -> unban(write, actor, theirs, command);
            case InviteToRoom command -> invite(write, actor, theirs, command);
        };
    }

    private static @Nullable Long setRole(
            RoomWrite write, Standing actor, Seat theirs, SetRole command) {
        RoomRole present = placed(theirs).role();
        boolean self = command.person().equals(write.by());
        if (!self) {
            actor.require(RoomRole.ADMIN);
        }
        boolean may =
                self
                        ? Rank.mayBecome(present, command.role())
                        : Rank.mayChange(actor.rank(), present, command.role());
        if (!may || theirs.room().kind().conversation()) {
            throw Refusal.forbidden();
        }
        theirs.requireOpen();
        if (theirs.state() == MembershipState.INVITED) {
            throw Refusal.conflict("this person has not joined yet");
        }
        if (present == command.role()) {
            return null;
        }
        if (self
                && present == RoomRole.OWNER
                && !MemberSql.otherOwner(write.handle(), command.room(), write.by())) {
            throw Refusal.conflict("the last owner must name another one first");
        }
        write.audit(
                AuditAction.ROLE_CHANGED, command.room(), command.person(), command.role().word());
        return write.setRole(command.room(), command.person(), command.role());
    }

    private static @Nullable Long mute(
            RoomWrite write, Standing actor, Seat theirs, MuteMember command) {
        MemberRow place = placed(theirs);
        requireOver(write, actor, theirs, command, RoomRole.MODERATOR);
        theirs.requireOpen();
        if (theirs.state() == MembershipState.INVITED) {
            throw Refusal.conflict("this person has not joined yet");
        }
        Instant before = place.mutedUntil();
        Instant present = before != null && before.isAfter(write.at()) ? before : null;
        Instant until = until(write, command.forSeconds());
        if (Objects.equals(present, until)) {
            return null;
        }
        write.audit(
                until == null ? AuditAction.MEMBER_UNMUTED : AuditAction.MEMBER_MUTED,
                command.room(),
                command.person(),
                until == null ? null : until.toString());
        return write.mute(command.room(), command.person(), until);
    }

    private static @Nullable Instant until(RoomWrite write, @Nullable Long seconds) {
        if (seconds == null) {
            return NEVER;
        }
        boolean endless = seconds >= Duration.between(write.at(), NEVER).toSeconds();
        return seconds == 0 ? null : endless ? NEVER : write.at().plusSeconds(seconds);
    }

    private static @Nullable Long remove(
            RoomWrite write, Standing actor, Seat theirs, RemoveMember command) {
        requireOver(write, actor, theirs, command, RoomRole.MODERATOR);
        if (theirs.state() != MembershipState.MEMBER && theirs.state() != MembershipState.INVITED) {
            return null;
        }
        write.audit(AuditAction.MEMBER_REMOVED, command.room(), command.person(), command.reason());
        return write.dismiss(theirs, command.person(), MembershipState.REMOVED, command.reason());
    }

    private static @Nullable Long ban(RoomWrite write, Standing actor, Seat theirs, Ban command) {
        requireOver(write, actor, theirs, command, RoomRole.ADMIN);
        if (theirs.state() == MembershipState.BANNED) {
            return null;
        }
        write.audit(AuditAction.MEMBER_BANNED, command.room(), command.person(), command.reason());
        return write.dismiss(theirs, command.person(), MembershipState.BANNED, command.reason());
    }

    private static @Nullable Long unban(
            RoomWrite write, Standing actor, Seat theirs, Unban command) {
        actor.require(RoomRole.ADMIN);
        theirs.requireOpen();
        if (theirs.state() != MembershipState.BANNED) {
            return null;
        }
        write.audit(AuditAction.MEMBER_UNBANNED, command.room(), command.person(), null);
        return write.readmit(command.room(), command.person());
    }

    /// Refuses who has not the right itself, has no higher rank than the other, or means
    /// themselves.
    private static void requireOver(
            RoomWrite write, Standing actor, Seat theirs, MemberAction action, RoomRole least) {
        actor.require(least);
        MemberRow member = theirs.member();
        if (action.person().equals(write.by())
                || (member != null && !Rank.mayActOn(actor.rank(), member.role()))) {
            throw Refusal.forbidden();
        }
    }

    private static MemberRow placed(Seat theirs) {
        MemberRow place = theirs.place();
        boolean there =
                theirs.state() == MembershipState.MEMBER
                        || theirs.state() == MembershipState.INVITED;
        if (place == null || !there) {
            throw noSuchPerson();
        }
        return place;
    }

    private static void requireKnown(RoomWrite write, MemberAction action) {
        if (People.known(write.handle(), Set.of(action.person())).isEmpty()) {
            throw noSuchPerson();
        }
    }

    private static Refusal noSuchPerson() {
        return Refusal.of(RefusalCode.NOT_FOUND, "not found", "person");
    }
}
