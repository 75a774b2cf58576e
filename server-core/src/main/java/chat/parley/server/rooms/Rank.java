package chat.parley.server.rooms;

import chat.parley.model.RoomRole;

/// The rule of rank: nobody acts on an equal or higher rank, and nobody grants above their own. No
/// state; any thread.
final class Rank {

    private Rank() {}

    /// Whether `actor` may mute, remove or ban somebody of rank `other`, given a right to do such
    /// things at all.
    static boolean mayActOn(RoomRole actor, RoomRole other) {
        return actor.outranks(other);
    }

    /// Whether `actor` may make somebody else of rank `present` a `next`.
    static boolean mayChange(RoomRole actor, RoomRole present, RoomRole next) {
        return actor.atLeast(RoomRole.ADMIN) && mayActOn(actor, present) && mayGrant(actor, next);
    }

    /// Whether a person of rank `present` may make themselves a `next`: only down.
    static boolean mayBecome(RoomRole present, RoomRole next) {
        return !next.outranks(present);
    }

    /// Only roles below one's own, but an owner may name another owner.
    private static boolean mayGrant(RoomRole actor, RoomRole next) {
        return actor == RoomRole.OWNER || actor.outranks(next);
    }
}
