package chat.parley.benchmarks.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// A bot's journal on disk, one note a line, written through before [#note] returns. Any thread may
/// note.
public final class JournalFile implements AutoCloseable {

    private final Writer out;

    /// Begins an empty journal.
    ///
    /// @throws UncheckedIOException if the file cannot be made
    public JournalFile(Path file) {
        try {
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the note through to the file.
    ///
    /// @throws UncheckedIOException if the note could not be written; the proof is void then
    public synchronized void note(Note note) {
        try {
            out.write(NoteLine.of(note));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads what the bot noted in `file`.
    public static BotJournal read(String bot, UUID person, Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new BotJournal(bot, person, lines.stream().map(NoteLine::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
