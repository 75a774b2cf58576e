package chat.parley.server.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Temporary folders for tests that outlive a test, gone with the JVM. Thread-safe.
public final class TestFolders {

    private static final Path ALL = create();

    private TestFolders() {}

    /// A new one, empty.
    public static Path fresh() {
        try {
            return Files.createTempDirectory(ALL, "parley");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path create() {
        try {
            Path all = Files.createTempDirectory("parley-tests");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(all)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path all) {
        try {
            Files.walkFileTree(all, new Removing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Removing extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
