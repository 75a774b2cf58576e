package chat.parley.server.files;

import chat.parley.model.FileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/// Looks at the bytes of a finished upload and stores them: what it is (never what the client says
/// it is), how large a picture is, how long it sounds. Takes out of photos where they were taken.
/// Thread-safe.
final class Inspector implements AutoCloseable {

    /// Enough for every signature that is known by its beginning.
    private static final int SIGNATURE = 64 * 1024;

    private final ContentStore store;
    private final Parts parts;
    private final Pictures pictures = new Pictures();

    Inspector(ContentStore store, Parts parts) {
        this.store = store;
        this.parts = parts;
    }

    /// Made when the first file comes: it reads some thousand signatures.
    private static final class Types {
        private static final Tika TIKA = new Tika();
    }

    /// What was found and stored. Holds the bytes once more until closed.
    final class Work implements AutoCloseable {

        private final NewUpload said;
        private final Map<String, Path> placed = new HashMap<>();
        private final List<Path> scratch = new ArrayList<>();
        private @Nullable Inspection found;
        private @Nullable NotTaken notTaken;

        private Work(NewUpload said) {
            this.said = said;
        }

        Inspection found() {
            if (found == null) {
                throw new IllegalStateException("nothing was looked at");
            }
            return found;
        }

        /// Why it is not taken; absent if it is.
        @Nullable NotTaken notTaken() {
            return notTaken;
        }

        /// Places again what a sweep took before its row was there.
        void placeAgain() throws IOException {
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

        private void look(Path part) throws IOException {
            byte[] head = head(part);
            String picture = PictureTypes.cleaned(head);
            String type = picture == null ? Types.TIKA.detect(head, said.name()) : picture;
            if (picture != null) {
                lookAtPicture(part, picture);
            } else if (PictureTypes.claimed(type, said.type())) {
                notTaken = NotTaken.UNREADABLE;
            } else if (PictureTypes.mayTellPlace(head, type)) {
                notTaken = NotTaken.FOREIGN;
            } else {
                lookAtFile(part, type);
            }
        }

        private void lookAtFile(Path part, String type) throws IOException {
            boolean sound = type.startsWith("audio/");
            String waveform = sound ? said.waveform() : null;
            found =
                    new Inspection(
                            place(part, type),
                            kind(type, waveform),
                            null,
                            null,
                            sound ? duration(part, said) : null,
                            waveform,
                            null);
        }

        private void lookAtPicture(Path part, String type) throws IOException {
            Path clean = scratch();
            Cleaned cleaned = PlaceRemoval.run(type, part, clean).orElse(null);
            if (cleaned == null || cleaned.tooLarge()) {
                notTaken = cleaned == null ? NotTaken.UNREADABLE : NotTaken.TOO_LARGE;
                return;
            }
            Path thumb = scratch();
            Pictures.Picture picture = pictures.look(type, clean, cleaned, thumb).orElse(null);
            FileContent content = place(clean, type);
            if (picture == null) {
                // Nobody should try to show it, so it is no picture.
                found = new Inspection(content, FileKind.FILE, null, null, null, null, null);
                return;
            }
            String thumbType = picture.thumbType();
            found =
                    new Inspection(
                            content,
                            FileKind.IMAGE,
                            picture.width(),
                            picture.height(),
                            null,
                            null,
                            thumbType == null ? null : place(thumb, thumbType));
        }

        private FileContent place(Path file, String type) throws IOException {
            String hash = ContentStore.hash(file);
            store.place(hash, file);
            placed.put(hash, file);
            return new FileContent(hash, Files.size(file), said.name(), type);
        }

        private Path scratch() {
            Path file = parts.scratch();
            scratch.add(file);
            return file;
        }
    }

    /// Looks at an upload and places its bytes in the store, if it is taken.
    ///
    /// @param part all bytes; stays
    /// @param said what the client told
    Work inspect(Path part, NewUpload said) throws IOException {
        Work work = new Work(said);
        try {
            work.look(part);
        } catch (IOException | RuntimeException failed) {
            work.close();
            throw failed;
        }
        return work;
    }

    @Override
    public void close() {
        pictures.close();
    }

    private static byte[] head(Path part) throws IOException {
        try (InputStream bytes = Files.newInputStream(part)) {
            return bytes.readNBytes(SIGNATURE);
        }
    }

    private static FileKind kind(String type, @Nullable String waveform) {
        return switch (type.substring(0, Math.max(type.indexOf('/'), 0))) {
            // A drawing that can carry scripts is never shown.
            case "image" -> type.contains("svg") ? FileKind.FILE : FileKind.IMAGE;
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
