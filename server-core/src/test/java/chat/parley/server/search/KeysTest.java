package chat.parley.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import chat.parley.model.search.Filter;
import chat.parley.model.search.Grams;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeysTest {

    /// Or a message would be left out by the words it has.
    @Test
    void noPieceOfATextSharesANumberWithAKeyByWhichMessagesAreLeftOut() {
        String text =
                IntStream.range(0x20, 0x2_0000)
                        .filter(Character::isDefined)
                        .filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        assertThat(Grams.ofText(text)).hasSizeGreaterThan(100_000);
        assertThat(Grams.ofText(text)).allMatch(piece -> Keys.number(piece) >= 0);
        for (Filter.Content content : Filter.Content.values()) {
            assertThat(Keys.number(Keys.content(content))).isNegative();
        }
        PersonId person = new PersonId(UUID.randomUUID());
        assertThat(Keys.number(Keys.author(person))).isNegative();
        assertThat(Keys.number(Keys.called(person))).isNegative();
        assertThat(Keys.number(Keys.PINNED)).isNegative();
        assertThat(Keys.number(Keys.EVERYBODY)).isNegative();
    }
}
