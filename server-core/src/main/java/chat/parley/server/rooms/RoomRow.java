package chat.parley.server.rooms;

import chat.parley.model.FileId;
import chat.parley.model.HistoryAccess;
import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSettings;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A room as it is stored.
///
/// @param head number of the last durable change
/// @param changedSeq number of the last change of the settings
/// @param deleted whether it is gone
/// @param missed whether it went so lately that its members are still told that it did
public record RoomRow(
        RoomId id,
        RoomSettings settings,
        String epoch,
        long head,
        long changedSeq,
        int memberCount,
        @Nullable MessageId lastMessage,
        boolean deleted,
        boolean missed) {

    /// What to select from `room r` to read one.
    static final String COLUMNS =
            """
            r.id as room_id, r.kind as room_kind, r.name as room_name, r.topic as room_topic,
            r.avatar as room_avatar, r.archived as room_archived,
            r.slow_mode_seconds as room_slow_mode, r.history_for_new as room_history,
            r.epoch as room_epoch, r.head as room_head, r.changed_seq as room_changed_seq,
            r.member_count as room_member_count, r.last_message as room_last_message,
            r.deleted_at is not null as room_deleted, r.missed as room_missed
            """;

    /// Which kind of room it is.
    public RoomKind kind() {
        return settings.kind();
    }

    /// Whether who joins now may read what was said before.
    boolean open() {
        return settings.historyForNew() != HistoryAccess.NONE;
    }

    static RoomRow read(ResultSet row) throws SQLException {
        UUID avatar = Columns.uuidOrNull(row, "room_avatar");
        UUID last = Columns.uuidOrNull(row, "room_last_message");
        HistoryAccess history = HistoryAccess.of(Columns.text(row, "room_history"));
        RoomSettings settings =
                new RoomSettings(
                        RoomKind.of(Columns.text(row, "room_kind")),
                        Columns.textOrNull(row, "room_name"),
                        Columns.textOrNull(row, "room_topic"),
                        avatar == null ? null : new FileId(avatar),
                        row.getBoolean("room_archived"),
                        Columns.integerOrNull(row, "room_slow_mode"),
                        history);
        return new RoomRow(
                new RoomId(Columns.uuid(row, "room_id")),
                settings,
                Columns.text(row, "room_epoch"),
                row.getLong("room_head"),
                row.getLong("room_changed_seq"),
                row.getInt("room_member_count"),
                last == null ? null : new MessageId(last),
                row.getBoolean("room_deleted"),
                row.getBoolean("room_missed"));
    }
}
