package chat.parley.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for one run, on the disk that holds the system's temporary files, gone with everything
/// in it at the end.
public final class Scratch implements AutoCloseable {

    private final Path folder;

    /// Makes the folder.
    public Scratch() throws IOException {
        folder = Files.createTempDirectory("parley-benchmark");
    }

    /// A path inside.
    public Path path(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
