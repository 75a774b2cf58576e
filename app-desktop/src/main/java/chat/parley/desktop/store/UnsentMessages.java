package chat.parley.desktop.store;

import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The outbox of one account, in the order of writing. Thread-safe; calls block until the disk
/// itself has it.
public final class UnsentMessages {
    private final Database database;
    private final Account account;

    UnsentMessages(Database database, Account account) {
        this.database = database;
        this.account = account;
    }

    /// All that is unsent, oldest first.
    public List<UnsentMessage> all() {
        return database.query(
                "select * from outbox where server_id = ? and person = ? order by place",
                UnsentMessages::message,
                account.serverId(),
                account.person().value());
    }

    /// Puts a message at the end. When this returns it survives a kill and a power cut.
    public void add(UnsentMessage message) {
        database.write(db ->
                db.update(
                        "insert into outbox(op, place, server_id, person, room, body, at,"
                                + " refusal) values (?, (select"
                                + " coalesce(max(place), 0) + 1 from outbox),"
                                + " ?, ?, ?, ?, ?, null)",
                        message.op().value(),
                        account.serverId(),
                        account.person().value(),
                        message.room().value(),
                        message.text(),
                        message.at().atOffset(ZoneOffset.UTC)));
        database.sync();
    }

    /// Notes that the server refused it, or with null that it is to be tried again.
    public void refused(OperationId op, @Nullable RefusalCode code) {
        database.write(db ->
                db.update(
                        "update outbox set refusal = ? where op = ?",
                        code == null ? null : code.name(),
                        op.value()));
    }

    /// Takes it out: the server has it, or the person discarded it.
    public void remove(OperationId op) {
        database.write(db -> db.update("delete from outbox where op = ?", op.value()));
    }

    private static UnsentMessage message(ResultSet row) throws SQLException {
        String refusal = row.getString("refusal");
        return new UnsentMessage(
                new OperationId(row.getObject("op", UUID.class)),
                new RoomId(row.getObject("room", UUID.class)),
                row.getString("body"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                refusal == null ? null : RefusalCode.valueOf(refusal));
    }
}
