package chat.parley.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    private static final UUID ID = new UUID(4, 2);
    private static final StoredMessage MESSAGE = new StoredMessage(7, ID, ID, "höi  👍, du");

    @Test
    void readsEveryKindOfNoteAsItWasWritten(@TempDir Path folder) {
        List<Note> notes =
                List.of(
                        new Note.Intended(ID, new Intent.Enter(ID)),
                        new Note.Intended(ID, new Intent.Send(ID, MESSAGE.text())),
                        new Note.Intended(ID, new Intent.React(ID, ID, "👍", true)),
                        new Note.Intended(ID, new Intent.React(ID, ID, "👍", false)),
                        new Note.Acknowledged(ID, 7, ID, false),
                        new Note.Acknowledged(ID, 8, null, true),
                        new Note.Unchanged(ID),
                        new Note.Refused(ID, "FORBIDDEN"),
                        new Note.Subscribed(ID, 41),
                        new Note.Heard(ID, 42, null),
                        new Note.Heard(ID, 7, MESSAGE),
                        new Note.Read(ID, List.of()),
                        new Note.Read(ID, List.of(MESSAGE, MESSAGE)));
        Path file = folder.resolve("journal");
        try (JournalFile journal = new JournalFile(file)) {
            notes.forEach(journal::note);
        }
        assertThat(JournalFile.read("bot", ID, file).notes()).isEqualTo(notes);
    }

    @Test
    void refusesALineThatIsNoNote() {
        assertThatThrownBy(() -> NoteLine.parse("hello"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
