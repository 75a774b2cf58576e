package chat.parley.server.messages;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.MessagesDeleted;
import chat.parley.protocol.Operation;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The frame of every change of messages that are there: one write under the lock of their room,
/// and the room's bell once it is on disk. Thread-safe; every method may block on the database.
final class MessageWrites {

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;

    MessageWrites(Database database, Doorbell doorbell, InstantSource clock) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /// The time of a change, as the databases keep it.
    Instant now() {
        return clock.instant();
    }

    /// Carries an operation on one message out, once.
    ///
    /// @param body checks rights and writes
    ChangeMade change(
            PersonId by,
            Operation operation,
            MessageChange.Target target,
            Consumer<MessageChange> body) {
        return change(by, operation, target, body, _ -> {});
    }

    /// The same together with something else, or neither.
    ///
    /// @param with runs in the same write, after the change
    ChangeMade change(
            PersonId by,
            Operation operation,
            MessageChange.Target target,
            Consumer<MessageChange> body,
            Consumer<Handle> with) {
        ChangeMade made =
                write(
                        target.room(),
                        handle -> {
                            ChangeMade done =
                                    MessageChange.run(handle, by, operation, target, now(), body);
                            with.accept(handle);
                            return done;
                        });
        ring(target.room(), made.again() ? null : made.seq());
        return made;
    }

    /// Deletes what one person has said, or tells what that would be.
    MessagesDeleted clear(PersonId by, DeleteMessagesOf command) {
        if (command.preview()) {
            return database.read(handle -> Clearing.preview(handle, by, command));
        }
        List<MessageId> found = database.read(handle -> Clearing.find(handle, by, command));
        MessagesDeleted deleted =
                write(
                        command.room(),
                        handle ->
                                new Clearing(handle, by, command, command.room(), now())
                                        .delete(command, found));
        ring(command.room(), deleted.again() ? null : deleted.seq());
        return deleted;
    }

    /// Takes that back.
    ChangeMade restore(PersonId by, RestoreMessagesOf command) {
        ChangeMade made =
                write(
                        command.room(),
                        handle ->
                                new Clearing(handle, by, command, command.room(), now())
                                        .restore(command));
        ring(command.room(), made.again() ? null : made.seq());
        return made;
    }

    private <A> A write(RoomId room, Function<Handle, A> body) {
        return database.writes().write(LockKey.room(room.value()), body);
    }

    private void ring(RoomId room, @Nullable Long seq) {
        if (seq != null) {
            doorbell.ringRoom(room.value(), seq);
        }
    }
}
