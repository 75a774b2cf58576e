package chat.parley.server.files;

import chat.parley.model.FileId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Uploads on their way, each a file whose length is how far it has come: what survives any kill is
/// exactly what can be gone on from. Thread-safe; who writes one upload must be the only one.
final class Parts {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final String WORK = ".work";
    private static final Pattern OURS =
            Pattern.compile(
                    "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(" + Pattern.quote(WORK) + ")?");

    private final Path folder;

    /// @param folder made when missing, in the file system of the [ContentStore]
    Parts(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path path(FileId id) {
        return folder.resolve(id.toString());
    }

    /// Opens one for going on, and keeps other nodes from writing to it until it is closed: once it
    /// is finished, these bytes are what others read.
    ///
    /// @throws Refusal `UNAVAILABLE` while another node has it open
    FileChannel open(FileId id) throws IOException {
        FileChannel part =
                FileChannel.open(
                        path(id),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (isOurs(part)) {
            return part;
        }
        part.close();
        throw Refusal.of(RefusalCode.UNAVAILABLE, "the upload goes on over another node");
    }

    private static boolean isOurs(FileChannel part) {
        try {
            return part.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException noLocks) {
            log.debug("a file system without locks is for one node", noLocks);
            return true;
        }
    }

    /// How many bytes have come; they are on disk when this returns.
    long length(FileId id) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path(id), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.force(true);
            return channel.size();
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    /// A name for bytes made from an upload, in the same file system.
    Path scratch() {
        return folder.resolve(UUID.randomUUID() + WORK);
    }

    void remove(FileId id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    /// How much more the disk takes.
    long room() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// What was touched last before some time: uploads by their ids, and work left by a kill. What
    /// somebody else has put into the folder is none of it.
    List<Path> olderThan(Instant before) throws IOException {
        List<Path> old = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                if (isOurs(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    old.add(file);
                }
            }
        }
        return old;
    }

    private static boolean isOurs(Path file) {
        return OURS.matcher(String.valueOf(file.getFileName())).matches();
    }

    /// The upload that one of [#olderThan] belongs to; absent for work.
    static @Nullable UUID uploadOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(WORK) ? null : UUID.fromString(name);
    }
}
