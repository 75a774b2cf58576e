package chat.parley.server.messages;

import chat.parley.model.AuditAction;
import chat.parley.model.Deletion;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.MessagesDeleted;
import chat.parley.protocol.Operation;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.server.accounts.AuditLog;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.People;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import chat.parley.server.rooms.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Deletes what one person has said at once, and takes that back. Each message goes and comes under
/// a number of its own, like any other, so that a client needs to know nothing of this. Owned by
/// one write; made anew whenever it is run.
final class Clearing {

    private static final int SHOWN = 20;

    private final Handle handle;
    private final PersonId by;
    private final Operation operation;
    private final RoomId room;
    private final Instant at;

    Clearing(Handle handle, PersonId by, Operation operation, RoomId room, Instant at) {
        this.handle = handle;
        this.by = by;
        this.operation = operation;
        this.room = room;
        this.at = at;
    }

    /// What would be deleted, the newest first and one more than at once; nothing for an operation
    /// that was carried out. Called inside a read, since it may look at all messages of the room.
    static List<MessageId> find(Handle handle, PersonId by, DeleteMessagesOf command) {
        if (Operations.find(handle, by, command).isPresent()) {
            return List.of();
        }
        Seat seat = requireMayDelete(handle, by, command);
        return ClearingSql.of(handle, command, seat.requireMember().hiddenTo());
    }

    /// What would be deleted, with the newest messages. Called inside a read.
    static MessagesDeleted preview(Handle handle, PersonId by, DeleteMessagesOf command) {
        List<MessageId> found = find(handle, by, command);
        List<MessageId> newest = found.subList(0, Math.min(SHOWN, found.size()));
        List<Message> shown =
                MessageSql.byIds(handle, newest, by).stream()
                        .sorted((one, other) -> Long.compare(other.seq(), one.seq()))
                        .toList();
        return new MessagesDeleted(
                Math.min(found.size(), DeleteMessagesOf.MOST),
                found.size() > DeleteMessagesOf.MOST,
                new PageBudget().beginning(shown, SHOWN),
                null,
                found.isEmpty(),
                false);
    }

    /// Deletes those that were found and are still there.
    MessagesDeleted delete(DeleteMessagesOf command, List<MessageId> found) {
        Optional<Operations.Earlier> earlier = Operations.find(handle, by, command);
        if (earlier.isPresent()) {
            Long last = earlier.get().seq();
            int count =
                    last == null
                            ? 0
                            : ClearingSql.deletedBy(handle, room, command.op(), last).size();
            return new MessagesDeleted(count, false, List.of(), last, last == null, true);
        }
        requireMayDelete(handle, by, command);
        boolean more = found.size() > DeleteMessagesOf.MOST;
        List<MessageId> present =
                ClearingSql.present(handle, more ? found.subList(0, DeleteMessagesOf.MOST) : found);
        Deletion deletion = new Deletion(by, command.reason(), at);
        DeletionSql.delete(handle, present, deletion);
        Long last = change(present, RoomLog.Kind.MESSAGE_DELETED);
        if (last != null) {
            AuditLog.add(
                    handle,
                    AuditLog.Act.of(AuditAction.MESSAGES_DELETED, by, at)
                            .to(command.person())
                            .in(room)
                            .saying(Integer.toString(present.size())));
        }
        return new MessagesDeleted(present.size(), more, List.of(), last, last == null, false);
    }

    /// Brings back what is still deleted by that operation of the same person.
    ChangeMade restore(RestoreMessagesOf command) {
        Optional<Operations.Earlier> earlier = Operations.find(handle, by, command);
        if (earlier.isPresent()) {
            return ChangeMade.again(earlier.get().seq());
        }
        Seat seat = Seats.get(handle, room, by);
        var _ = seat.requireMember();
        ClearingSql.Done done =
                ClearingSql.done(handle, by, room, command.deletion())
                        .orElseThrow(Refusal::notFound);
        Standing.of(handle, room, by).require(RoomRole.MODERATOR);
        seat.requireOpen();
        if (at.isAfter(done.at().plusSeconds(RestoreMessage.SECONDS))) {
            throw Refusal.conflict("the time for taking it back is over");
        }
        List<MessageId> gone =
                ClearingSql.stillDeleted(
                        handle,
                        by,
                        ClearingSql.deletedBy(handle, room, command.deletion(), done.seq()));
        DeletionSql.restore(handle, gone);
        Long last = change(gone, RoomLog.Kind.MESSAGE_RESTORED);
        if (last != null) {
            AuditLog.add(
                    handle,
                    AuditLog.Act.of(AuditAction.MESSAGES_RESTORED, by, at)
                            .to(ClearingSql.author(handle, gone.getFirst()))
                            .in(room)
                            .saying(Integer.toString(gone.size())));
        }
        return last == null ? ChangeMade.none() : ChangeMade.at(last);
    }

    /// Gives each of these that were changed a number of its own and remembers the operation.
    ///
    /// @return the last number; absent if there was nothing to do
    private @Nullable Long change(List<MessageId> messages, RoomLog.Kind kind) {
        Long last = messages.isEmpty() ? null : RoomLog.take(handle, room, messages.size());
        if (last != null) {
            long before = last - messages.size();
            MessageSql.touch(handle, messages, before);
            List<RoomLog.Change> changes = new ArrayList<>(messages.size());
            for (MessageId id : messages) {
                long seq = before + changes.size() + 1;
                changes.add(
                        new RoomLog.Change(
                                room, seq, kind, id.value(), by, operation.op(), at, null));
            }
            RoomLog.add(handle, changes);
        }
        Operations.remember(handle, by, operation, new Operations.Earlier(room, last), at);
        return last;
    }

    /// Moderators and above, who have a higher rank than the person has at present.
    private static Seat requireMayDelete(Handle handle, PersonId by, DeleteMessagesOf command) {
        Seat seat = Seats.get(handle, command.room(), by);
        var _ = seat.requireMember();
        Standing standing = Standing.of(handle, command.room(), by);
        standing.require(RoomRole.MODERATOR);
        if (People.known(handle, Set.of(command.person())).isEmpty()) {
            throw Refusal.of(RefusalCode.NOT_FOUND, "not found", "person");
        }
        MemberRow theirs = Seats.get(handle, command.room(), command.person()).member();
        if (command.person().equals(by)
                || (theirs != null && !standing.rank().outranks(theirs.role()))) {
            throw Refusal.forbidden();
        }
        seat.requireOpen();
        return seat;
    }
}
