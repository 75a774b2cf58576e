package chat.parley.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Attachment;
import chat.parley.model.FileId;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SieveTest {

    private static final PersonId ANN = new PersonId(new UUID(1, 1));
    private static final RoomId QUAY = new RoomId(new UUID(1, 2));
    private static final MessageId ID = new MessageId(new UUID(1, 3));

    /// Ann's words in the quay; she saved none of it, and it calls nobody.
    private static final Sieve.Circumstances CIRCUMSTANCES =
            new Sieve.Circumstances() {
                @Override
                public boolean isNamed(PersonId person, String name) {
                    return person.equals(ANN) && name.equals("ann");
                }

                @Override
                public boolean isNamed(RoomId room, String name) {
                    return room.equals(QUAY) && name.equals("quay");
                }

                @Override
                public boolean isSaved(MessageId message) {
                    return false;
                }

                @Override
                public boolean callsAsker(Message message) {
                    return false;
                }
            };

    private static Message message(String text, Attachment... files) {
        Message plain =
                Message.plain(ID, QUAY, 1, ANN, Instant.parse("2026-11-21T23:59:59.999Z"), text);
        return new Message(
                plain.id(),
                plain.room(),
                plain.seq(),
                plain.changedSeq(),
                plain.author(),
                plain.at(),
                plain.text(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(files),
                List.of(),
                List.of(),
                true,
                null,
                null);
    }

    private static Attachment file(String name, String type) {
        return new Attachment(
                new FileId(new UUID(1, 4)), name, type, 1, null, null, null, null, false);
    }

    private static boolean passes(String query, Message message) {
        return new Sieve(SearchQuery.parse("query", query), CIRCUMSTANCES).passes(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cafe                        | true
                    CAFÉ straße                 | true
                    "du nord"                   | true
                    "nord du"                   | false
                    af                          | true
                    tea                         | false
                    -tea                        | true
                    -cafe                       | false
                    from:ann                    | true
                    from:bob                    | false
                    from:bob from:ann           | true
                    -from:bob                   | true
                    -from:ann                   | false
                    in:quay cafe                | true
                    in:attic                    | false
                    -in:attic                   | true
                    has:link                    | true
                    -has:link                   | false
                    has:file                    | false
                    -has:image                  | true
                    before:2026-11-22           | true
                    before:2026-11-21           | false
                    after:2026-11-20            | true
                    after:2026-11-21            | false
                    -after:2026-11-21           | true
                    on:2026-11-21               | true
                    -on:2026-11-21              | false
                    is:pinned                   | true
                    is:saved                    | false
                    -is:mention                 | true
                    """)
    void meansWhatItSays(String query, boolean meant) {
        Message message = message("Café du Nord, Strasse 5 http://nord.example");
        assertThat(passes(query, message)).isEqualTo(meant);
    }

    @Test
    void looksIntoNamesOfAttachmentsButNotAcrossThem() {
        Message message = message("see this", file("Größe.PNG", "image/png"));
        assertThat(passes("grosse.png", message)).isTrue();
        assertThat(passes("grosse this has:image has:file", message)).isTrue();
        assertThat(passes("\"this grosse\"", message)).isFalse();
        assertThat(passes("has:voice", message)).isFalse();
        assertThat(passes("-grosse", message)).isFalse();
    }
}
