package chat.parley.server.search;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import chat.parley.server.messages.StoredMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What an index has to take in of one room.
///
/// @param put entries that are new or other than before
/// @param gone messages that were deleted
/// @param upTo how far the index knows the room then
/// @param anew whether it must first forget what it knew of the room, because that was another
///   numbering
/// @param more whether there is more to take in at once
record Changes(List<Entry> put, List<MessageId> gone, Mark upTo, boolean anew, boolean more) {

    private static final int BATCH = 500;

    /// The next changes after a mark; empty if the index is up to date.
    ///
    /// @param mark absent if the index knows nothing of the room
    static Optional<Changes> after(Handle handle, RoomId room, @Nullable Mark mark) {
        Mark present = head(handle, room).orElse(null);
        if (present == null) {
            return Optional.empty();
        }
        boolean fits = fits(mark, present);
        long since = mark != null && fits ? mark.seq() : 0;
        if (fits && since == present.seq()) {
            return Optional.empty();
        }
        // The head was read before the rows: no change up to it can be missing among them.
        List<Message> rows = new StoredMessages().changed(handle, room, since, BATCH);
        boolean more = rows.size() == BATCH;
        long last = rows.isEmpty() ? 0 : rows.getLast().changedSeq();
        // The last number may have more rows than fitted.
        long upTo = more ? Math.max(last - 1, since + 1) : Math.max(last, present.seq());
        return Optional.of(split(handle, rows, new Mark(present.epoch(), upTo), !fits, more));
    }

    /// How far a room is; empty if there is none.
    static Optional<Mark> head(Handle handle, RoomId room) {
        return handle.createQuery(
                        "select epoch, head from room where id = ? and deleted_at is null")
                .bind(0, room.value())
                .map((row, _) -> new Mark(Columns.text(row, "epoch"), row.getLong("head")))
                .findOne();
    }

    /// Whether a mark can be gone on from.
    static boolean fits(@Nullable Mark mark, Mark present) {
        return mark == null
                || (mark.epoch().equals(present.epoch()) && mark.seq() <= present.seq());
    }

    private static Changes split(
            Handle handle, List<Message> rows, Mark upTo, boolean anew, boolean more) {
        List<MessageId> gone = new ArrayList<>();
        List<Message> there = new ArrayList<>();
        for (Message row : rows) {
            if (row.deleted() == null) {
                there.add(row);
            } else {
                gone.add(row.id());
            }
        }
        Map<MessageId, Set<String>> called =
                CalledSql.keys(handle, there.stream().map(Message::id).toList());
        List<Entry> put =
                there.stream()
                        .map(message ->
                                Entry.of(message, called.getOrDefault(message.id(), Set.of())))
                        .toList();
        return new Changes(put, gone, upTo, anew, more);
    }
}
