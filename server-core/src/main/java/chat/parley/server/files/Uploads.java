package chat.parley.server.files;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/// Takes the bytes of uploads and finishes them. Thread-safe.
final class Uploads implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Database database;
    private final InstantSource clock;
    private final Parts parts;
    private final Inspector inspector;
    private final UploadTurns turns = new UploadTurns();
    private final LongAdder finished = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Uploads(Database database, InstantSource clock, ContentStore store, Parts parts) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
        this.inspector = new Inspector(store, parts);
    }

    /// Refuses when the disk is nearly full.
    void requireRoom(long bytes) throws IOException {
        if (parts.room() < bytes) {
            throw Refusal.of(RefusalCode.UNAVAILABLE, "the server's disk is full");
        }
    }

    UploadState state(PersonId by, FileId id) throws IOException {
        own(by, id);
        try (UploadTurns.Turn _ = turns.take(id, () -> {})) {
            FileRow row = open(by, id);
            if (row.finished()) {
                return new UploadState(id, row.length(), row.length());
            }
            return arrived(row, parts.length(id));
        }
    }

    UploadState append(PersonId by, FileId id, long offset, InputStream bytes)
            throws IOException, UploadBroken {
        own(by, id);
        try (UploadTurns.Turn _ = turns.take(id, bytes)) {
            FileRow row = open(by, id);
            if (row.finished()) {
                throw Refusal.conflict("the upload is finished");
            }
            long length;
            try (FileChannel part = parts.open(id)) {
                if (offset != part.size()) {
                    throw Refusal.conflict("the upload is at " + part.size());
                }
                length = take(part, bytes, row.length());
            }
            return arrived(row, length);
        }
    }

    /// Writes what comes and forces it to disk, however it ends.
    private static long take(FileChannel part, InputStream bytes, long most)
            throws IOException, UploadBroken {
        part.position(part.size());
        try {
            byte[] buffer = new byte[BUFFER];
            for (int n = next(bytes, buffer); n >= 0; n = next(bytes, buffer)) {
                if (part.position() + n > most) {
                    throw Refusal.tooLong("Upload-Length", "more bytes than announced");
                }
                write(part, ByteBuffer.wrap(buffer, 0, n));
            }
            return part.position();
        } finally {
            part.force(true);
        }
    }

    private static int next(InputStream bytes, byte[] buffer) throws UploadBroken {
        try {
            return bytes.read(buffer);
        } catch (IOException broken) {
            throw new UploadBroken(broken);
        }
    }

    private static void write(FileChannel part, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            part.write(bytes);
        }
    }

    private UploadState arrived(FileRow row, long length) throws IOException {
        if (length < row.length()) {
            return new UploadState(row.id(), length, row.length());
        }
        finish(row);
        return new UploadState(row.id(), row.length(), row.length());
    }

    private void finish(FileRow row) throws IOException {
        Path part = parts.path(row.id());
        if (row.length() == 0) {
            parts.open(row.id()).close();
        }
        try (Inspector.Work work = inspector.inspect(part, row.said())) {
            NotTaken why = work.notTaken();
            if (why != null) {
                refuse(row.id(), why);
            }
            database.writes()
                    .write(
                            LockKey.none(),
                            handle -> {
                                FileSql.finish(handle, row.id(), work.found(), clock.instant());
                                return true;
                            });
            // A sweep may have taken the bytes before the row that needs them was there.
            work.placeAgain();
        }
        parts.remove(row.id());
        finished.increment();
        bytes.add(row.length());
    }

    void cancel(PersonId by, FileId id) throws IOException {
        own(by, id);
        try (UploadTurns.Turn _ = turns.take(id, () -> {})) {
            if (open(by, id).finished() || !keep(id, NotTaken.CANCELLED)) {
                throw Refusal.conflict("the upload is finished");
            }
            parts.remove(id);
        }
    }

    private void refuse(FileId id, NotTaken why) throws IOException {
        if (keep(id, why)) {
            parts.remove(id);
        }
        throw why.refusal();
    }

    /// Keeps why before the bytes go, so that the answer can be asked for again.
    private boolean keep(FileId id, NotTaken why) {
        return database.writes().write(LockKey.none(), handle -> FileSql.refuse(handle, id, why));
    }

    /// How much was uploaded so far.
    UploadCounters counters() {
        return new UploadCounters(finished.sum(), bytes.sum());
    }

    @Override
    public void close() {
        inspector.close();
    }

    /// An own upload that may still become content, or has.
    private FileRow open(PersonId by, FileId id) {
        FileRow row = own(by, id);
        NotTaken why = row.notTaken();
        if (why != null) {
            throw why.refusal();
        }
        return row;
    }

    private FileRow own(PersonId by, FileId id) {
        return database.read(handle -> FileSql.own(handle, id, by)).orElseThrow(Refusal::notFound);
    }
}
