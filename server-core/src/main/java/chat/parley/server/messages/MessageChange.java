package chat.parley.server.messages;

import chat.parley.model.AuditAction;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.Operation;
import chat.parley.server.accounts.AuditLog;
import chat.parley.server.accounts.Operations;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import chat.parley.server.rooms.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One operation on one message while it is being written: the operation id, the person's seat and
/// the message were looked up under the room's lock. Takes a number when something changes. Owned
/// by the committer's thread; made anew whenever the write is run.
final class MessageChange {

    private final Handle handle;
    private final PersonId by;
    private final Operation operation;
    private final Seat seat;
    private final Message message;
    private final Instant at;
    private @Nullable Long seq;

    private MessageChange(
            Handle handle,
            PersonId by,
            Operation operation,
            Seat seat,
            Message message,
            Instant at) {
        this.handle = handle;
        this.by = by;
        this.operation = operation;
        this.seat = seat;
        this.message = message;
        this.at = at;
    }

    /// Which message.
    ///
    /// @param reported whether those may change it, too, who keep order in the room without being
    ///   in it
    record Target(RoomId room, MessageId message, boolean reported) {

        Target(RoomId room, MessageId message) {
            this(room, message, false);
        }

        private Seat seat(Handle handle, PersonId by) {
            if (reported) {
                return Standing.of(handle, room, by).seat();
            }
            Seat seat = Seats.get(handle, room, by);
            var _ = seat.requireMember();
            return seat;
        }
    }

    /// Carries an operation out, once.
    ///
    /// @param body checks rights and writes
    static ChangeMade run(
            Handle handle,
            PersonId by,
            Operation operation,
            Target target,
            Instant at,
            Consumer<MessageChange> body) {
        Optional<Operations.Earlier> earlier = Operations.find(handle, by, operation);
        if (earlier.isPresent()) {
            return ChangeMade.again(earlier.get().seq());
        }
        Seat seat = target.seat(handle, by);
        MemberRow member = seat.member();
        long hiddenTo = member == null ? 0 : member.hiddenTo();
        Message message =
                MessageSql.find(
                                handle,
                                new MessageSql.Stretch(target.room(), hiddenTo, null, by),
                                target.message())
                        .orElseThrow(Refusal::notFound);
        MessageChange change = new MessageChange(handle, by, operation, seat, message, at);
        body.accept(change);
        Long seq = change.seq;
        Operations.remember(handle, by, operation, new Operations.Earlier(target.room(), seq), at);
        return seq == null ? ChangeMade.none() : ChangeMade.at(seq);
    }

    Handle handle() {
        return handle;
    }

    PersonId by() {
        return by;
    }

    Seat seat() {
        return seat;
    }

    /// What the person counts as in the room when they keep order.
    Standing standing() {
        return Standing.of(handle, message.room(), by);
    }

    /// The message before the change.
    Message message() {
        return message;
    }

    Instant at() {
        return at;
    }

    /// Whether it is the person's own message.
    boolean own() {
        return message.author().equals(by);
    }

    /// Refuses a deleted message.
    void requirePresent() {
        if (message.deleted() != null) {
            throw Refusal.conflict("the message was deleted");
        }
    }

    /// Writes down an act that a role allowed.
    void audit(AuditAction action, @Nullable String reason) {
        AuditLog.add(
                handle,
                AuditLog.Act.of(action, by, at)
                        .to(message.author())
                        .in(message.room())
                        .about(message.id())
                        .saying(reason));
    }

    /// Takes the next number for this change of the message.
    long take(RoomLog.Kind kind, @Nullable String detail) {
        long taken = RoomLog.take(handle, message.room());
        MessageSql.touch(handle, message.id(), taken);
        RoomLog.add(
                handle,
                List.of(
                        new RoomLog.Change(
                                message.room(),
                                taken,
                                kind,
                                message.id().value(),
                                by,
                                operation.op(),
                                at,
                                detail)));
        seq = taken;
        return taken;
    }
}
