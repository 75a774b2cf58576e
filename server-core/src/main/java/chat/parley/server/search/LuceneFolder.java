package chat.parley.server.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder with the index in it, and for a while with its successor. A small file says which one
/// is in use; it is replaced in one step. Used by one thread at a time.
final class LuceneFolder {

    private static final Logger log = LoggerFactory.getLogger(LuceneFolder.class);
    private static final String CURRENT = "current";
    private static final String PREFIX = "index-";

    private final Path folder;

    LuceneFolder(Path folder) {
        this.folder = folder;
    }

    /// The index in use, a new one if there is none that can be read.
    LuceneIndex open() {
        try {
            Files.createDirectories(folder);
            Path present = folder.resolve(current());
            if (Files.isDirectory(present)) {
                try {
                    LuceneIndex index = LuceneIndex.open(present);
                    tidy();
                    return index;
                } catch (LockObtainFailedException taken) {
                    throw taken;
                } catch (IOException | IllegalArgumentException unreadable) {
                    log.warn(
                            "the index can't be read and is made again: {}", unreadable.toString());
                }
            }
            LuceneIndex index = fresh();
            use(index);
            tidy();
            return index;
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
            return LuceneIndex.open(folder.resolve(PREFIX + number));
        } catch (IOException e) {
            throw new IndexFault("a new index can't be made", e);
        }
    }

    /// Makes an index the one in use, for the next start too.
    void use(LuceneIndex index) {
        try {
            Path next = folder.resolve(CURRENT + ".new");
            Files.writeString(next, index.path().getFileName().toString());
            Files.move(
                    next,
                    folder.resolve(CURRENT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IndexFault("the new index can't be used", e);
        }
    }

    /// Removes every index but the one in use. What can't be removed now goes at the next start.
    void tidy() {
        try (Stream<Path> inside = Files.list(folder)) {
            String current = current();
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

    private String current() throws IOException {
        try {
            return Files.readString(folder.resolve(CURRENT)).strip();
        } catch (NoSuchFileException _) {
            return "none";
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
