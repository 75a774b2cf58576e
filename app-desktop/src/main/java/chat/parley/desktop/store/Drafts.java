package chat.parley.desktop.store;

import chat.parley.model.RoomId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What one account has typed and not sent, one text for each room. Thread-safe; calls block on the
/// disk.
public final class Drafts {
    private final Database database;
    private final Account account;

    Drafts(Database database, Account account) {
        this.database = database;
        this.account = account;
    }

    public Map<RoomId, String> all() {
        Map<RoomId, String> found = new HashMap<>();
        database.query(
                "select room, body from draft where server_id = ? and person = ?",
                row ->
                        found.put(
                                new RoomId(row.getObject("room", UUID.class)),
                                row.getString("body")),
                account.serverId(),
                account.person().value());
        return found;
    }

    /// Keeps a draft; an empty text forgets it.
    public void keep(RoomId room, String text, Instant at) {
        database.write(db -> {
            if (text.isEmpty()) {
                db.update(
                        "delete from draft where server_id = ? and person = ? and room = ?",
                        account.serverId(),
                        account.person().value(),
                        room.value());
            } else {
                db.update(
                        "merge into draft key(server_id, person, room)" + " values (?, ?, ?, ?, ?)",
                        account.serverId(),
                        account.person().value(),
                        room.value(),
                        text,
                        at.atOffset(ZoneOffset.UTC));
            }
        });
    }
}
