package chat.parley.server.rooms;

import chat.parley.model.MembershipState;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A room and one person's place in it, and what follows from both: who may.
///
/// A value read under the room's lock or in a snapshot. Checks answer in the order of the protocol:
/// may one see it, may one do this, does its state allow it.
///
/// @param room the room
/// @param place the person's place, absent if they never had one
public record Seat(RoomRow room, @Nullable MemberRow place) {

    /// The person's state in the room; [MembershipState#LEFT] if they never were in it.
    public MembershipState state() {
        return place == null ? MembershipState.LEFT : place.state();
    }

    /// The place of a member; absent for everybody else.
    public @Nullable MemberRow member() {
        return place != null && place.state() == MembershipState.MEMBER ? place : null;
    }

    /// Refuses who may not know of the room.
    public void requireVisible() {
        if (room.deleted()) {
            throw room.missed() && state() == MembershipState.MEMBER
                    ? Refusal.of(RefusalCode.ROOM_GONE, "the room was deleted")
                    : Refusal.notFound();
        }
        switch (state()) {
            case MEMBER, INVITED -> {}
            case BANNED -> throw Refusal.notFound();
            case LEFT, REMOVED -> {
                if (!room.kind().listed()) {
                    throw Refusal.notFound();
                }
            }
        }
    }

    /// The role with which a person enters: who left as a guest comes back as one.
    public RoomRole comingBack() {
        return place != null && place.role() == RoomRole.GUEST ? RoomRole.GUEST : RoomRole.MEMBER;
    }

    /// The place of a person who may read the room.
    ///
    /// @throws Refusal for everybody else
    public MemberRow requireMember() {
        requireVisible();
        MemberRow member = member();
        if (member == null) {
            throw Refusal.forbidden();
        }
        return member;
    }

    /// The place of a person with at least this role.
    ///
    /// @throws Refusal for everybody else
    public MemberRow requireRole(RoomRole least) {
        MemberRow member = requireMember();
        if (!member.role().atLeast(least)) {
            throw Refusal.forbidden();
        }
        return member;
    }

    /// The place of a person who may change something by their own voice: send, react, edit, type.
    ///
    /// @throws Refusal for readers, guests, the muted, and in an archived room
    public MemberRow requireVoice(Instant now) {
        MemberRow member = requireMayTalk(now);
        requireOpen();
        return member;
    }

    /// The same in a room that may be archived, for who has more to check that is forbidden before
    /// the room's state is.
    ///
    /// @throws Refusal for readers, guests and the muted
    public MemberRow requireMayTalk(Instant now) {
        MemberRow member = requireRole(RoomRole.MEMBER);
        Instant muted = member.mutedUntil();
        if (muted != null && now.isBefore(muted)) {
            throw Refusal.forbidden();
        }
        return member;
    }

    /// The place of a person who may post; in a channel's timeline only from admin on.
    ///
    /// @throws Refusal for everybody else
    public MemberRow requirePoster(Instant now, boolean inThread) {
        MemberRow member = requireMayPost(now, inThread);
        requireOpen();
        return member;
    }

    /// The same in a room that may be archived, as with [#requireMayTalk].
    ///
    /// @throws Refusal for everybody else
    public MemberRow requireMayPost(Instant now, boolean inThread) {
        if (room.kind() == RoomKind.CHANNEL && !inThread) {
            requireRole(RoomRole.ADMIN);
        }
        return requireMayTalk(now);
    }

    /// Refuses in an archived room.
    public void requireOpen() {
        if (room.settings().archived()) {
            throw Refusal.conflict("the room is archived");
        }
    }
}
