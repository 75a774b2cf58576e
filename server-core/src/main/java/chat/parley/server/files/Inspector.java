package chat.parley.server.files;

import chat.parley.model.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/// Looks at the bytes of a finished upload and stores them: what it is (never what the client says
/// it is), and how long it sounds. Thread-safe.
final class Inspector {

    /// Enough for every signature that is known by its beginning.
    private static final int SIGNATURE = 64 * 1024;

    private final ContentStore store;

    Inspector(ContentStore store) {
        this.store = store;
    }

    /// Made when the first file comes: it reads some thousand signatures.
    private static final class Types {
        private static final Tika TIKA = new Tika();
    }

    /// What was found and stored. Holds the bytes once more until closed.
    static final class Work implements AutoCloseable {

        private final Inspection found;
        private final Map<String, Path> placed;
        private final List<Path> scratch;

        private Work(Inspection found, Map<String, Path> placed, List<Path> scratch) {
            this.found = found;
            this.placed = placed;
            this.scratch = scratch;
        }

        Inspection found() {
            return found;
        }

        /// Places again what a sweep took before its row was there.
        void placeAgain(ContentStore store) throws IOException {
            for (Map.Entry<String, Path> each : placed.entrySet()) {
                if (!store.has(each.getKey())) {
                    store.place(each.getKey(), each.getValue());
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Path file : scratch) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Looks at an upload and places its bytes in the store.
    ///
    /// @param part all bytes; stays
    /// @param said what the client told
    Work inspect(Path part, NewUpload said) throws IOException {
        String type = type(part, said.name());
        String hash = ContentStore.hash(part);
        store.place(hash, part);
        FileContent content = new FileContent(hash, Files.size(part), said.name(), type);
        boolean sound = type.startsWith("audio/");
        String waveform = sound ? said.waveform() : null;
        Long duration = sound ? duration(part, said) : null;
        Inspection found =
                new Inspection(content, kind(type, waveform), null, null, duration, waveform, null);
        return new Work(found, Map.of(hash, part), List.of());
    }

    private static String type(Path part, String name) throws IOException {
        try (InputStream bytes = Files.newInputStream(part)) {
            return Types.TIKA.detect(bytes.readNBytes(SIGNATURE), name);
        }
    }

    private static FileKind kind(String type, @Nullable String waveform) {
        return switch (type.substring(0, Math.max(type.indexOf('/'), 0))) {
            case "image" -> FileKind.IMAGE;
            case "video" -> FileKind.VIDEO;
            case "audio" -> waveform == null ? FileKind.AUDIO : FileKind.VOICE;
            default -> FileKind.FILE;
        };
    }

    private static @Nullable Long duration(Path part, NewUpload said) throws IOException {
        Long found = OggOpus.durationMs(part);
        return found == null ? said.durationMs() : found;
    }
}
