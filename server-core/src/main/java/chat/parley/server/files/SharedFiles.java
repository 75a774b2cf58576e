package chat.parley.server.files;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.UuidV7;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The public door of files.
///
/// Thread-safe; every method may block on disk and database. What may not be done is thrown as a
/// [chat.parley.model.Refusal], a disk that fails as [UncheckedIOException]. Rights are looked up
/// afresh each time. No file is ever in memory as a whole.
public final class SharedFiles implements AutoCloseable {

    /// The size of thumbnails: no side is longer, in pixels.
    public static final int THUMBNAIL = 320;

    /// The field of a refusal that is about the bytes of a file, not about what was said of them.
    public static final String CONTENT = "content";

    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    /// Uploads stop before the disk is so full that the database could not write.
    private static final long SPARE_BYTES = 64L * 1024 * 1024;

    private final Database database;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final FileRules rules;
    private final ContentStore store;
    private final Uploads uploads;
    private final Sweeper sweeper;

    /// Opens the files in a folder.
    ///
    /// @param folder made when missing
    /// @throws UncheckedIOException when it can't be used
    public SharedFiles(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Path folder,
            FileRules rules) {
        this.database = database;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
        this.rules = rules;
        try {
            this.store = new ContentStore(folder.resolve("content"), clock);
            Parts parts = new Parts(folder.resolve("parts"));
            this.uploads = new Uploads(database, clock, store, parts);
            this.sweeper = new Sweeper(database, clock, store, parts);
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder " + folder + " can't be used", failed);
        }
    }

    /// Most bytes of one file; 0 if there is no limit.
    public long mostBytes() {
        return rules.mostBytes().getAsLong();
    }

    /// Begins an upload.
    ///
    /// @param length how many bytes it will have
    /// @throws Refusal `TOO_LONG`, `QUOTA` or `RATE_LIMITED`
    public UploadState create(PersonId by, long length, NewUpload said) {
        long most = mostBytes();
        if (most > 0 && length > most) {
            throw Refusal.tooLong("Upload-Length", "at most " + most + " bytes");
        }
        FileId id = new FileId(ids.next());
        try {
            uploads.requireRoom(length + SPARE_BYTES);
            NewUpload safe =
                    new NewUpload(
                            FileNames.safe(said.name()),
                            said.type(),
                            said.durationMs(),
                            said.waveform());
            FileRow row = new FileRow(id, by, length, safe, null, null, null);
            Instant at = clock.instant();
            database.writes()
                    .write(
                            LockKey.person(by.value()),
                            handle -> {
                                requireAllowed(
                                        FileSql.use(handle, by, at.minus(RATE_WINDOW)), length, at);
                                FileSql.insert(handle, row, at);
                                return id;
                            });
            if (length == 0) {
                return append(by, id, 0, InputStream.nullInputStream());
            }
            return new UploadState(id, 0, length);
        } catch (UploadBroken | IOException failed) {
            throw fault(failed);
        }
    }

    private void requireAllowed(FileSql.Use use, long length, Instant at) {
        if (rules.perMinute() > 0 && use.recent() >= rules.perMinute()) {
            Duration wait = Duration.between(at, use.oldest().plus(RATE_WINDOW));
            throw Refusal.rateLimited(wait.isPositive() ? wait : Duration.ofMillis(1));
        }
        if (rules.accountBytes() > 0 && length > rules.accountBytes() - use.bytes()) {
            throw Refusal.of(RefusalCode.QUOTA, "no room left for this account");
        }
    }

    /// How far an own upload is. If all came but was never looked at, that happens now.
    ///
    /// @throws Refusal `NOT_FOUND` for another's or an unknown one; as [#append] for a picture that
    ///   is not taken
    public UploadState state(PersonId by, FileId id) {
        try {
            return uploads.state(by, id);
        } catch (IOException failed) {
            throw fault(failed);
        }
    }

    /// Goes on with an own upload, until its end or the end of `bytes`; what came is on disk when
    /// this returns or throws.
    ///
    /// @param offset where it is now
    /// @throws Refusal `CONFLICT` for another offset, `TOO_LONG` for more bytes than were
    ///   announced; `BAD_FIELD` or `TOO_LONG` with the field [#CONTENT] for a picture that is not
    ///   taken
    /// @throws UploadBroken when the bytes stop coming
    public UploadState append(PersonId by, FileId id, long offset, InputStream bytes)
            throws UploadBroken {
        try {
            return uploads.append(by, id, offset, bytes);
        } catch (IOException failed) {
            throw fault(failed);
        }
    }

    /// Ends an own upload that is not finished: its bytes go, and count for no quota any more.
    ///
    /// @throws Refusal `NOT_FOUND` for another's, an unknown or an ended one, `CONFLICT` for a
    ///   finished one
    public void cancel(PersonId by, FileId id) {
        try {
            uploads.cancel(by, id);
        } catch (IOException failed) {
            throw fault(failed);
        }
    }

    /// What a person may read now.
    ///
    /// @param thumbnail whether the small picture is wanted
    /// @throws Refusal `NOT_FOUND` alike for what is not there and what may not be seen
    public FileContent read(PersonId by, FileId id, boolean thumbnail) {
        FileRow row =
                database.read(handle -> FileSql.readable(handle, id, by))
                        .orElseThrow(Refusal::notFound);
        FileContent content = thumbnail ? row.thumb() : row.content();
        if (content == null) {
            throw Refusal.notFound();
        }
        return content;
    }

    /// Opens what was just allowed to be read.
    public FileChannel open(FileContent content) {
        try {
            return store.open(content.hash());
        } catch (IOException failed) {
            throw fault(failed);
        }
    }

    /// Removes what nothing carries any more; happens by itself every few minutes.
    public void sweep() {
        sweeper.sweep();
    }

    /// How much was uploaded since the start.
    public UploadCounters counters() {
        return uploads.counters();
    }

    @Override
    public void close() {
        sweeper.close();
        uploads.close();
    }

    private static UncheckedIOException fault(Exception failed) {
        return new UncheckedIOException(
                "the files on disk can't be used",
                failed instanceof IOException io ? io : new IOException(failed));
    }
}
