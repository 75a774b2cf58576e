package chat.parley.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PresenceNoteTest {

    private static final PersonId ANN = new PersonId(new UUID(1, 2));

    @Test
    void everyNoteIsReadAsItWasWritten() {
        same(new PresenceNote.There("east", ANN, true));
        same(new PresenceNote.There("east", ANN, false));
        same(new PresenceNote.Idle("east", ANN, true));
        same(new PresenceNote.Idle("east", ANN, false));
        same(new PresenceNote.Status("west", ANN));
        same(new PresenceNote.Profile("west", ANN));
        same(new PresenceNote.Reads("west", new ReadersMoved(new RoomId(new UUID(3, 4)), ANN, 41)));
        same(new PresenceNote.Types("west", typing(null)));
        same(new PresenceNote.Types("west", typing(new MessageId(new UUID(5, 6)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "there",
                "there east not-an-id true",
                "changed east",
                "types east 1 2 3 4 5",
                "gone east 00000000-0000-0001-0000-000000000002"
            })
    void whatIsNoNoteSaysNothing(String line) {
        assertThat(PresenceNote.of(line)).isEmpty();
    }

    private static void same(PresenceNote note) {
        assertThat(PresenceNote.of(note.line())).contains(note);
    }

    private static TypingSeen typing(@Nullable MessageId thread) {
        return new TypingSeen(new RoomId(new UUID(3, 4)), thread, ANN, TypingKind.FILE, true);
    }
}
