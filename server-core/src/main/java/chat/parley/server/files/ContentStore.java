package chat.parley.server.files;

import chat.parley.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The bytes of files on disk, by their SHA-256: the same bytes are there once.
///
/// Thread-safe, and safe for several nodes over one folder. What [#place] has returned from is on
/// disk. No name that a client gave ever becomes a path. Throws [IOException] when the disk fails.
final class ContentStore {

    private static final int FOLDER_NAME = 2;
    private static final String GOING = ".going";

    /// Hexadecimal digits of a SHA-256.
    private static final int HASH = 64;

    private static final Pattern OURS =
            Pattern.compile(
                    "[0-9a-f]{" + HASH + "}(\\.[0-9a-f-]{36})?(" + Pattern.quote(GOING) + ")?");

    private static final boolean WINDOWS = Path.of("").getFileSystem().getSeparator().equals("\\");

    private final InstantSource clock;
    private final Path folder;

    /// @param folder made when missing
    /// @param clock tells when bytes were last wanted
    ContentStore(Path folder, InstantSource clock) throws IOException {
        this.clock = clock;
        this.folder = Files.createDirectories(folder);
    }

    /// SHA-256 of a file, as 64 hexadecimal digits.
    static String hash(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Sha256.hex(bytes);
        }
    }

    /// Makes sure that these bytes are stored. `from` stays, so that it can be placed again if a
    /// sweep took the bytes before anything referred to them.
    ///
    /// @param from a finished file in the same file system
    void place(String hash, Path from) throws IOException {
        Path target = path(hash);
        sync(from);
        Path shelf = Files.createDirectories(shelf(hash));
        if (!touched(target)) {
            copyOrLink(from, target);
            var _ = touched(target);
        }
        syncFolder(shelf);
        syncFolder(folder);
    }

    private static void copyOrLink(Path from, Path target) throws IOException {
        try {
            Files.createLink(target, from);
        } catch (FileAlreadyExistsException _) {
            // Somebody was faster with the same bytes.
        } catch (UnsupportedOperationException | FileSystemException _) {
            // The file system has no links. What a kill leaves of the copy is swept by its name.
            Path near =
                    target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + GOING);
            Files.copy(from, near, StandardCopyOption.REPLACE_EXISTING);
            sync(near);
            Files.move(near, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    boolean has(String hash) {
        return Files.exists(path(hash));
    }

    /// Opens the bytes for reading; they stay readable until closed, whatever is swept meanwhile.
    FileChannel open(String hash) throws IOException {
        return FileChannel.open(path(hash), StandardOpenOption.READ);
    }

    /// All that is stored and was touched last before some time, by its hash.
    List<String> olderThan(Instant before) throws IOException {
        List<String> old = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (OURS.matcher(name).matches()
                        && Files.isRegularFile(file)
                        && isOlder(file, before)) {
                    old.add(name);
                }
            }
        }
        return old;
    }

    /// Removes bytes to which nothing refers.
    ///
    /// @param name as [#olderThan] gave it, or a hash
    /// @param before younger ones stay, since their row may be on its way
    /// @param needed asked again when they are out of reach, so that none is lost that was placed
    ///   again meanwhile
    /// @return whether they are gone
    boolean remove(String name, Instant before, Predicate<String> needed) throws IOException {
        String hash = name.substring(0, HASH);
        Path file = path(hash).resolveSibling(name);
        if (!Files.exists(file) || !isOlder(file, before)) {
            return false;
        }
        if (name.length() > HASH + GOING.length()) {
            // A copy that a kill cut short is nobody's bytes.
            return Files.deleteIfExists(file);
        }
        Path going = path(hash).resolveSibling(hash + GOING);
        Files.move(file, going, StandardCopyOption.ATOMIC_MOVE);
        if (needed.test(hash)) {
            Files.move(going, path(hash), StandardCopyOption.ATOMIC_MOVE);
            return false;
        }
        return Files.deleteIfExists(going);
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }

    /// Forces a file to disk.
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Forces the names in a folder to disk. Windows has no such thing: its journal does it.
    static void syncFolder(Path folder) throws IOException {
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Makes bytes that are there young again, which keeps sweeps away; false if they are not.
    private boolean touched(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private Path path(String hash) {
        return shelf(hash).resolve(hash);
    }

    private Path shelf(String hash) {
        return folder.resolve(hash.substring(0, FOLDER_NAME));
    }
}
