package chat.parley.server.messages;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.Columns;
import chat.parley.server.rooms.RoomLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The statements of deleting many messages of one person. No state.
final class ClearingSql {

    private ClearingSql() {}

    /// A deletion of many messages.
    ///
    /// @param seq the number of its last message
    record Done(long seq, Instant at) {}

    /// What a person has said that is not deleted, the newest first, and one more than at once.
    static List<MessageId> of(Handle handle, DeleteMessagesOf command, long hiddenTo) {
        return ids(
                handle.createQuery(
                                "select id from message where room = :room and author = :person"
                                        + " and deleted_at is null and seq > :hidden"
                                        + " and at >= :since order by seq desc limit :limit")
                        .bind("room", command.room().value())
                        .bind("person", command.person().value())
                        .bind("hidden", hiddenTo)
                        .bind(
                                "since",
                                Columns.bind(
                                        command.since() == null ? Instant.EPOCH : command.since()))
                        .bind("limit", DeleteMessagesOf.MOST + 1));
    }

    /// Which of these are not deleted, the oldest first.
    static List<MessageId> present(Handle handle, List<MessageId> messages) {
        return ids(
                handle.createQuery(
                                "select id from message where id = any(:ids)"
                                        + " and deleted_at is null order by seq")
                        .bindArray("ids", UUID.class, values(messages)));
    }

    /// Which of these are still deleted by this person, the oldest first.
    static List<MessageId> stillDeleted(Handle handle, PersonId by, List<MessageId> messages) {
        return ids(
                handle.createQuery(
                                "select id from message where id = any(:ids) and deleted_by = :by"
                                        + " and deleted_at is not null order by seq")
                        .bindArray("ids", UUID.class, values(messages))
                        .bind("by", by.value()));
    }

    /// What an operation of this kind did, by its id.
    static Optional<Done> done(Handle handle, PersonId by, RoomId room, OperationId op) {
        return handle.createQuery(
                        "select seq, at from operation where operation_id = :op"
                                + " and author = :by and room = :room and command = :command"
                                + " and seq is not null")
                .bind("op", op.value())
                .bind("by", by.value())
                .bind("room", room.value())
                .bind("command", WireCodec.nameOf(DeleteMessagesOf.class))
                .map((row, _) -> new Done(row.getLong("seq"), Columns.time(row, "at")))
                .findOne();
    }

    /// The messages that an operation has deleted, up to its last number.
    static List<MessageId> deletedBy(Handle handle, RoomId room, OperationId op, long last) {
        return ids(
                handle.createQuery(
                                "select subject as id from room_change where room = :room"
                                        + " and seq > :from and seq <= :last and op = :op"
                                        + " and kind = :kind order by seq")
                        .bind("room", room.value())
                        .bind("from", last - DeleteMessagesOf.MOST)
                        .bind("last", last)
                        .bind("op", op.value())
                        .bind("kind", RoomLog.Kind.MESSAGE_DELETED.name()));
    }

    /// Who has said this.
    static PersonId author(Handle handle, MessageId message) {
        return handle.createQuery("select author from message where id = ?")
                .bind(0, message.value())
                .map((row, _) -> new PersonId(Columns.uuid(row, "author")))
                .one();
    }

    private static List<MessageId> ids(Query query) {
        return query.map((row, _) -> new MessageId(Columns.uuid(row, "id"))).list();
    }

    private static List<UUID> values(List<MessageId> messages) {
        return messages.stream().map(MessageId::value).toList();
    }
}
