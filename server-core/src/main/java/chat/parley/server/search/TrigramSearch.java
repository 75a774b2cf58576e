package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The index inside PostgreSQL: a table of folded texts with two GIN indexes, one of trigrams, one
/// of keys. All nodes share it; who hears of a change first takes it in, under a lock of the room's
/// mark.
final class TrigramSearch implements MessageSearch {

    /// Another number makes every room be taken in again: raise it when folding or keys change.
    private static final int FORM = 2;

    private static final int ROOMS = 1_000;

    private final Database database;
    private final AtomicBoolean rebuilding = new AtomicBoolean();

    TrigramSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<RoomId> behind() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select r.id from room r
                                left join search_mark s
                                       on s.room = r.id and s.epoch = r.epoch and s.form = :form
                                where r.deleted_at is null and r.head <> coalesce(s.seq, 0)
                                limit :limit
                                """)
                        .bind("form", FORM)
                        .bind("limit", ROOMS)
                        .map((row, _) -> new RoomId(Columns.uuid(row, "id")))
                        .list());
    }

    @Override
    public boolean follow(RoomId room) {
        return database.aside(handle -> {
            Mark mark = lockedMark(handle, room);
            Changes changes = Changes.after(handle, room, mark).orElse(null);
            if (changes == null) {
                return false;
            }
            if (changes.anew()) {
                TrigramSql.forget(handle, room);
            }
            take(handle, room, changes);
            return changes.more();
        });
    }

    @Override
    public void show() {
        // A commit shows it.
    }

    @Override
    public List<Place> candidates(
            Handle handle, IndexQuery query, @Nullable Place before, int limit) {
        return TrigramSql.find(handle, query, before, limit);
    }

    /// Row by row in place: every row stays until its successor is there, so there is never less to
    /// find.
    @Override
    public long rebuild(RebuildProgress progress) {
        if (!rebuilding.compareAndSet(false, true)) {
            throw Refusal.conflict("the index is being made already");
        }
        try {
            List<RoomId> rooms = rooms();
            Tally tally = new Tally(progress, rooms.size());
            for (RoomId room : rooms) {
                again(room, tally);
                tally.roomDone();
            }
            database.aside(handle -> {
                TrigramSql.forgetStrays(handle);
                return true;
            });
            return tally.messages();
        } finally {
            rebuilding.set(false);
        }
    }

    @Override
    public void close() {
        // The table stays with the database.
    }

    private void again(RoomId room, Tally tally) {
        @Nullable Mark at = null;
        boolean more = true;
        while (more) {
            Mark from = at;
            Changes changes =
                    database.aside(handle -> {
                        lockedMark(handle, room);
                        Changes next = Changes.after(handle, room, from).orElse(null);
                        if (next != null) {
                            TrigramSql.put(handle, next.put());
                            TrigramSql.remove(handle, next.gone());
                        }
                        return next;
                    });
            more = changes != null && changes.more();
            if (changes != null) {
                tally.took(changes);
                at = changes.upTo();
            }
        }
    }

    private List<RoomId> rooms() {
        return database.read(handle ->
                handle.createQuery("select id from room where deleted_at is null")
                        .map((row, _) -> new RoomId(Columns.uuid(row, "id")))
                        .list());
    }

    private static void take(Handle handle, RoomId room, Changes changes) {
        TrigramSql.put(handle, changes.put());
        List<MessageId> gone = changes.gone();
        TrigramSql.remove(handle, gone);
        handle.createUpdate("update search_mark set epoch = ?, form = ?, seq = ? where room = ?")
                .bind(0, changes.upTo().epoch())
                .bind(1, FORM)
                .bind(2, changes.upTo().seq())
                .bind(3, room.value())
                .execute();
    }

    /// The mark of a room, which no other node moves until this transaction ends.
    private static @Nullable Mark lockedMark(Handle handle, RoomId room) {
        handle.createUpdate(
                        "insert into search_mark (room, epoch, form, seq) values (?, '', ?, 0)"
                                + " on conflict do nothing")
                .bind(0, room.value())
                .bind(1, FORM)
                .execute();
        return handle.createQuery(
                        "select epoch, form, seq from search_mark where room = ? for update")
                .bind(0, room.value())
                .map((row, _) ->
                        row.getInt("form") == FORM && row.getLong("seq") > 0
                                ? new Mark(Columns.text(row, "epoch"), row.getLong("seq"))
                                : null)
                .one();
    }
}
