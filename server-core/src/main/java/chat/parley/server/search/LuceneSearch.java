package chat.parley.server.search;

import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The index in files beside an embedded database. It is opened when it is first needed, and thrown
/// away when it can't be read; after a crash it goes on from its own last marks, which lie in the
/// same commit as what it knows.
final class LuceneSearch implements MessageSearch {

    /// What the index takes in between two commits is lost in a crash and read from the rows again.
    private static final long COMMIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final Database database;
    private final LuceneFolder folder;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile @Nullable LuceneIndex open;
    private volatile boolean closed;
    private long committedAt = System.nanoTime();

    LuceneSearch(Database database, Path folder) {
        this.database = database;
        this.folder = new LuceneFolder(folder);
    }

    @Override
    public List<RoomId> behind() {
        Map<RoomId, Mark> heads = heads();
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<RoomId, Mark> marks = index().marks();
        List<RoomId> behind = new ArrayList<>();
        heads.forEach((room, head) -> {
            if (!head.equals(marks.get(room))) {
                behind.add(room);
            }
        });
        commitNowAndThen();
        return behind;
    }

    @Override
    public boolean follow(RoomId room) {
        writing.lock();
        try {
            Changes changes = take(index(), room);
            return changes != null && changes.more();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void show() {
        LuceneIndex present = open;
        if (present != null) {
            present.show();
        }
    }

    @Override
    public List<Place> candidates(
            Handle handle, IndexQuery query, @Nullable Place before, int limit) {
        while (true) {
            LuceneIndex asked = index();
            List<Place> found = asked.find(query, before, limit);
            if (found != null) {
                return found;
            }
            if (closed) {
                throw new IllegalStateException("the index is closed");
            }
            // It was replaced by a new one in this moment.
        }
    }

    @Override
    public long rebuild(RebuildProgress progress) {
        if (!rebuilding.compareAndSet(false, true)) {
            throw Refusal.conflict("the index is being made already");
        }
        try {
            return made(progress);
        } finally {
            rebuilding.set(false);
        }
    }

    private long made(RebuildProgress progress) {
        // Opening the one in use tidies the folder, so that comes before there is another one.
        var _ = index();
        LuceneIndex next = folder.fresh();
        boolean whole = false;
        try {
            Set<RoomId> rooms = heads().keySet();
            Tally tally = new Tally(progress, rooms.size());
            for (RoomId room : rooms) {
                takeAll(next, room, tally);
                tally.roomDone();
            }
            writing.lock();
            try {
                for (RoomId room : heads().keySet()) {
                    takeAll(next, room, tally);
                }
                next.show();
                next.commit();
                LuceneIndex before = index();
                folder.use(next);
                open = next;
                whole = true;
                before.close();
                folder.tidy();
            } finally {
                writing.unlock();
            }
            return next.size();
        } finally {
            if (!whole) {
                next.close();
                folder.tidy();
            }
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            LuceneIndex last = open;
            if (last != null) {
                open = null;
                last.commit();
                last.close();
            }
        } finally {
            writing.unlock();
        }
    }

    private LuceneIndex index() {
        LuceneIndex present = open;
        if (present != null) {
            return present;
        }
        writing.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the index is closed");
            }
            present = open;
            if (present == null) {
                present = folder.open();
                open = present;
            }
            return present;
        } finally {
            writing.unlock();
        }
    }

    private void takeAll(LuceneIndex index, RoomId room, Tally tally) {
        boolean more = true;
        while (more) {
            Changes changes = take(index, room);
            if (changes != null) {
                tally.took(changes);
            }
            more = changes != null && changes.more();
        }
    }

    /// Takes in the next changes of a room.
    ///
    /// @return what that was; absent if there was none
    private @Nullable Changes take(LuceneIndex index, RoomId room) {
        Mark mark = index.marks().get(room);
        Changes changes = database.read(handle -> Changes.after(handle, room, mark).orElse(null));
        if (changes != null) {
            index.take(room, changes);
        }
        return changes;
    }

    private void commitNowAndThen() {
        writing.lock();
        try {
            long now = System.nanoTime();
            LuceneIndex present = open;
            if (present != null && now - committedAt > COMMIT_NANOS) {
                present.commit();
                committedAt = now;
            }
        } finally {
            writing.unlock();
        }
    }

    private Map<RoomId, Mark> heads() {
        return database.read(handle ->
                handle.createQuery(
                                "select id, epoch, head from room where deleted_at is null and head > 0")
                        .map((row, _) ->
                                Map.entry(
                                        new RoomId(Columns.uuid(row, "id")),
                                        new Mark(Columns.text(row, "epoch"), row.getLong("head"))))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
