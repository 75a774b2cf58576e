package chat.parley.server.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder with the index in it, and for a while with its successor. A small file says which one
/// is in use; it is replaced in one step, and never names one that is not whole. Used by one thread
/// at a time.
final class LuceneFolder {

    private static final Logger log = LoggerFactory.getLogger(LuceneFolder.class);
    private static final String NONE = "none";
    private static final String CURRENT = "current";
    private static final String PREFIX = "index-";

    /// Opens the files of an index.
    @FunctionalInterface
    interface Disk {
        Directory open(Path folder) throws IOException;
    }

    private final Path folder;
    private final Disk disk;

    /// @param folder made when missing
    LuceneFolder(Path folder) {
        this(folder, FSDirectory::open);
    }

    LuceneFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /// The index in use; absent if there is none, or none that can be gone on with.
    ///
    /// @throws IndexFault if it can't be opened now, and may be later
    @Nullable LuceneIndex current() {
        try {
            Path present = folder.resolve(name());
            return Files.isDirectory(present) ? whole(present) : null;
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException
                | IllegalArgumentException unreadable) {
            log.warn("the index can't be read and is made again: {}", unreadable.toString());
            useNone();
            return null;
        } catch (IOException e) {
            throw new IndexFault("the index can't be opened", e);
        }
    }

    /// An empty index beside the one in use.
    LuceneIndex fresh() {
        try {
            Files.createDirectories(folder);
            int number = 1;
            while (Files.exists(folder.resolve(PREFIX + number))) {
                number++;
            }
            return open(folder.resolve(PREFIX + number));
        } catch (IOException e) {
            throw new IndexFault("a new index can't be made", e);
        }
    }

    /// Makes an index the one in use, for the next start too.
    void use(LuceneIndex index) {
        try {
            Path next = folder.resolve(CURRENT + ".new");
            write(next, index.path().getFileName().toString());
            Files.move(
                    next,
                    folder.resolve(CURRENT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IndexFault("the new index can't be used", e);
        }
    }

    /// On disk when it returns, or a power cut could leave an empty name.
    private static void write(Path file, String name) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Uses none any more.
    void useNone() {
        try {
            Files.deleteIfExists(folder.resolve(CURRENT));
        } catch (IOException e) {
            throw new IndexFault("the old index is still in use", e);
        }
    }

    /// Keeps on disk what an index knows, if that can be done, and closes it.
    void leave(LuceneIndex index) {
        try {
            index.commit();
        } catch (IndexFault lost) {
            log.warn("what was found last is read from the rows again at the next start", lost);
        }
        drop(index);
    }

    /// Closes an index, and removes its files unless it is in use.
    void drop(LuceneIndex index) {
        try {
            index.close();
        } catch (IndexFault stuck) {
            log.warn("an index could not be closed", stuck);
        }
        try {
            if (!index.path().endsWith(name())) {
                remove(index.path());
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("an old index could not be removed: {}", e.toString());
        }
    }

    /// Removes every index but the one in use, while none is open. What can't be removed now goes
    /// at the next start.
    void tidy() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            String current = name();
            for (Path other :
                    inside.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                            .filter(path -> !path.getFileName().toString().equals(current))
                            .toList()) {
                remove(other);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("an old index could not be removed: {}", e.toString());
        }
    }

    private LuceneIndex whole(Path path) throws IOException {
        LuceneIndex index = open(path);
        if (!index.wasKept()) {
            index.close();
            throw new NoSuchFileException(path.toString(), null, "nothing of this form was kept");
        }
        return index;
    }

    private LuceneIndex open(Path path) throws IOException {
        return LuceneIndex.open(path, disk.open(path));
    }

    private String name() throws IOException {
        try {
            String name = Files.readString(folder.resolve(CURRENT)).strip();
            return name.matches(PREFIX + "\\d+") ? name : NONE;
        } catch (NoSuchFileException _) {
            return NONE;
        }
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }
}
