package chat.parley.server.messages;

import chat.parley.model.AuditAction;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.Pin;
import chat.parley.server.db.Columns;
import chat.parley.server.rooms.RoomLog;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Pins messages to their rooms. Called inside a write that has locked the room, or inside a read.
final class Pinning {

    /// Pinned messages of one room.
    private static final int MOST = 100;

    private Pinning() {}

    static void pin(MessageChange change, Pin command) {
        change.standing().require(RoomRole.MODERATOR);
        change.seat().requireOpen();
        change.requirePresent();
        if (change.message().pinned() == command.on()) {
            return;
        }
        if (command.on() && pinned(change.handle(), command.room()).size() >= MOST) {
            throw Refusal.conflict(MOST + " pinned messages are enough");
        }
        long seq = change.take(RoomLog.Kind.PIN_CHANGED, command.on() ? "+" : "-");
        change.handle()
                .createUpdate("update message set pinned = ? where id = ?")
                .bind(0, command.on())
                .bind(1, command.message().value())
                .execute();
        change.handle()
                .createUpdate(
                        command.on()
                                ? "insert into pin (room, message, seq) values (?, ?, ?)"
                                : "delete from pin where room = ? and message = ? and seq < ?")
                .bind(0, command.room().value())
                .bind(1, command.message().value())
                .bind(2, seq)
                .execute();
        change.audit(
                command.on() ? AuditAction.MESSAGE_PINNED : AuditAction.MESSAGE_UNPINNED, null);
    }

    /// The pinned messages of a room that a reader may see, the last pinned first.
    static List<Message> list(Handle handle, RoomId room, long hiddenTo, PersonId reader) {
        List<MessageId> ids = pinned(handle, room);
        return MessageSql.byIds(handle, ids, reader).stream()
                .filter(message -> message.seq() > hiddenTo)
                .sorted(Comparator.comparingInt(message -> ids.indexOf(message.id())))
                .toList();
    }

    private static List<MessageId> pinned(Handle handle, RoomId room) {
        return handle.createQuery(
                        "select p.message from pin p join message m on m.id = p.message"
                                + " where p.room = ? and m.deleted_at is null"
                                + " order by p.seq desc")
                .bind(0, room.value())
                .map((row, _) -> new MessageId(Columns.uuid(row, "message")))
                .list();
    }
}
