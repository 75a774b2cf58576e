package chat.parley.server.messages;

import chat.parley.model.AuditAction;
import chat.parley.model.Deletion;
import chat.parley.model.MembershipState;
import chat.parley.model.Refusal;
import chat.parley.model.RoomRole;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.RestoreMessage;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import chat.parley.server.rooms.Standing;
import java.util.List;

/// Deletes messages, and takes a deletion back. Called inside a write that has locked the room.
final class Deleting {

    private Deleting() {}

    static void delete(MessageChange change, DeleteMessage command) {
        if (!change.own()) {
            requireMayDeleteOthers(change);
        }
        change.seat().requireOpen();
        if (change.message().deleted() != null) {
            return;
        }
        change.take(RoomLog.Kind.MESSAGE_DELETED, null);
        DeletionSql.delete(
                change.handle(),
                List.of(command.message()),
                new Deletion(change.by(), command.reason(), change.at()));
        if (!change.own()) {
            change.audit(AuditAction.MESSAGE_DELETED, command.reason());
        }
    }

    /// The present rank counts: who is out of the room has none.
    private static void requireMayDeleteOthers(MessageChange change) {
        Standing standing = change.standing();
        standing.require(RoomRole.MODERATOR);
        Seat author =
                Seats.get(change.handle(), change.message().room(), change.message().author());
        MemberRow theirs = author.place();
        if (theirs != null
                && theirs.state() == MembershipState.MEMBER
                && !standing.rank().outranks(theirs.role())) {
            throw Refusal.forbidden();
        }
    }

    static void restore(MessageChange change) {
        Deletion deletion = change.message().deleted();
        if (!change.own() || (deletion != null && !deletion.by().equals(change.by()))) {
            throw Refusal.forbidden();
        }
        change.seat().requireVoice(change.at());
        if (deletion == null) {
            return;
        }
        if (change.at().isAfter(deletion.at().plusSeconds(RestoreMessage.SECONDS))) {
            throw Refusal.conflict("the time for taking it back is over");
        }
        change.take(RoomLog.Kind.MESSAGE_RESTORED, null);
        DeletionSql.restore(change.handle(), List.of(change.message().id()));
    }
}
