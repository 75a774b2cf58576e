package chat.parley.server.search;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.server.db.Database;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index in files beside an embedded database. It is opened when it is first needed; after a
/// crash it goes on from its own last marks, which lie in the same commit as what it knows.
///
/// One index answers and one follows; they are the same but after a failed write. Then the files
/// are opened again, or made anew from the rows if they are corrupt, and the old index answers
/// until its successor knows all there is. While there is none that is whole, a search is refused
/// as `UNAVAILABLE`, not answered from a part.
final class LuceneSearch implements MessageSearch {

    private static final Logger log = LoggerFactory.getLogger(LuceneSearch.class);

    /// What the index takes in between two commits is lost in a crash and read from the rows again.
    private static final long COMMIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final LuceneFollower follower;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile @Nullable LuceneIndex answering;
    private volatile boolean closed;

    // All below, and the folder's files, only with the lock.
    private final LuceneFolder folder;
    private boolean begun;
    private @Nullable LuceneIndex following;
    private final Set<RoomId> lacking = new HashSet<>();
    private long committedAt = System.nanoTime();

    LuceneSearch(Database database, LuceneFolder folder) {
        this.follower = new LuceneFollower(database);
        this.folder = folder;
    }

    /// Also opens the files again, or begins to make them again, where that is needed.
    @Override
    public List<RoomId> behind() {
        writing.lock();
        try {
            LuceneIndex index = sound();
            List<RoomId> behind = follower.behind(index);
            lacking.clear();
            lacking.addAll(behind);
            commitNowAndThen(index);
            return behind;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public boolean follow(RoomId room) {
        writing.lock();
        try {
            LuceneIndex index = opened();
            if (index == null || index.condition() != LuceneIndex.Condition.SOUND) {
                throw new IndexFault("the index is lost and must be looked at as a whole");
            }
            boolean more = follower.follow(index, room);
            if (!more) {
                lacking.remove(room);
            }
            return more;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void show() {
        writing.lock();
        try {
            LuceneIndex index = following;
            if (index != null && index == answering) {
                index.show();
            } else if (index != null && lacking.isEmpty()) {
                succeed(index);
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public List<Place> candidates(
            Handle handle, IndexQuery query, @Nullable Place before, int limit) {
        // Without the lock: its owner may wait for a connection like the one that is held here.
        LuceneIndex asked = answering;
        while (asked != null && asked.condition() != LuceneIndex.Condition.CORRUPT) {
            try {
                List<Place> found = asked.find(query, before, limit);
                if (found != null) {
                    return found;
                }
            } catch (IndexFault unreadable) {
                log.error("the index must be made again", unreadable);
            }
            // Perhaps it was replaced by a new one in this moment.
            asked = answering;
        }
        throw Refusal.of(RefusalCode.UNAVAILABLE, "the index of messages is being made");
    }

    @Override
    public long rebuild(RebuildProgress progress) {
        if (!rebuilding.compareAndSet(false, true)) {
            throw Refusal.conflict("the index is being made already");
        }
        try {
            LuceneIndex next = fresh();
            boolean whole = false;
            try {
                follower.make(next, progress, () -> closed);
                writing.lock();
                try {
                    succeed(next);
                    whole = true;
                    return next.size();
                } finally {
                    writing.unlock();
                }
            } finally {
                if (!whole) {
                    folder.drop(next);
                }
            }
        } finally {
            rebuilding.set(false);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            LuceneIndex whole = answering;
            LuceneIndex last = following;
            answering = null;
            following = null;
            if (whole != null) {
                folder.leave(whole);
            }
            if (last != null && last != whole) {
                folder.drop(last);
            }
        } finally {
            writing.unlock();
        }
    }

    /// The index that follows; at first the one in use, if there is one.
    private @Nullable LuceneIndex opened() {
        requireOpen();
        if (!begun) {
            following = folder.current();
            folder.tidy();
            answering = following;
            begun = true;
        }
        return following;
    }

    /// The index that follows, opened again or begun anew if the one before can't go on.
    private LuceneIndex sound() {
        LuceneIndex before = opened();
        if (before != null && before.condition() == LuceneIndex.Condition.SOUND) {
            return before;
        }
        if (before != null && before.condition() == LuceneIndex.Condition.CORRUPT) {
            folder.useNone();
        }
        LuceneIndex kept = folder.current();
        LuceneIndex next = kept == null ? folder.fresh() : kept;
        log.info("the index goes on from {} rooms that it knows", next.marks().size());
        following = next;
        if (before != null && before != answering) {
            folder.drop(before);
        }
        return next;
    }

    /// Lets an index that knows nearly all answer and follow from now on.
    private void succeed(LuceneIndex next) {
        requireOpen();
        follower.followAll(next, () -> closed);
        next.show();
        next.commit();
        committedAt = System.nanoTime();
        folder.use(next);
        LuceneIndex half = following;
        following = next;
        lacking.clear();
        LuceneIndex before = answering;
        answering = next;
        if (before != null) {
            folder.drop(before);
        }
        if (half != null && half != before && half != next) {
            folder.drop(half);
        }
    }

    private LuceneIndex fresh() {
        writing.lock();
        try {
            opened();
            return folder.fresh();
        } finally {
            writing.unlock();
        }
    }

    private void commitNowAndThen(LuceneIndex index) {
        long now = System.nanoTime();
        if (index == answering && now - committedAt > COMMIT_NANOS) {
            index.commit();
            committedAt = now;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
    }
}
