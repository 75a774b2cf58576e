package chat.parley.server.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2, `stubborn:`, whose syncs can be held up or made to fail. One for the JVM;
/// tests must let it go.
public final class StubbornDisk extends FilePathWrapper {

    private static final String SCHEME = "stubborn";
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();
    private static boolean held;
    private static boolean failing;
    private static int waiting;

    /// Made by H2, too.
    public StubbornDisk() {}

    static void register() {
        FilePath.register(new StubbornDisk());
    }

    /// Keeps every sync waiting until [#obey()].
    static void hold() {
        set(true, false);
    }

    /// Makes every sync fail until [#obey()].
    static void fail() {
        set(false, true);
    }

    /// Is an ordinary disk again.
    static void obey() {
        set(false, false);
    }

    /// Whether a sync is kept waiting now.
    static boolean keepsWaiting() {
        LOCK.lock();
        try {
            return waiting > 0;
        } finally {
            LOCK.unlock();
        }
    }

    private static void set(boolean hold, boolean fail) {
        LOCK.lock();
        try {
            held = hold;
            failing = fail;
            CHANGED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }

    private static void beforeSync() throws IOException {
        LOCK.lock();
        try {
            waiting++;
            while (held) {
                CHANGED.awaitUninterruptibly();
            }
            waiting--;
            if (failing) {
                throw new IOException("the disk does not sync");
            }
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new File(getBase().open(mode));
    }

    /// An open file.
    private static final class File extends FileBase {

        private final FileChannel base;

        File(FileChannel base) {
            this.base = base;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            beforeSync();
            base.force(metaData);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return base.read(into);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return base.write(from);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            return base.read(into, position);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            return base.write(from, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            base.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
