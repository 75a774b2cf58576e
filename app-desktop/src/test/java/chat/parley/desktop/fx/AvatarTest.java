package chat.parley.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, 2, AL",
        "grace, 2, G",
        "Field Lab North, 2, FN",
        "ed.dijkstra, 2, ED",
        "Ada Lovelace, 1, A",
        "Żaneta, 2, Ż"
    })
    void initialsAreOfTheFirstAndLastWord(String name, int most, String initials) {
        assertThat(Avatar.initials(name, most)).isEqualTo(initials);
    }

    @Test
    void aNameOfSignsOnlyStillGivesAnAvatar() {
        assertThat(Avatar.initials("...", 2)).isEmpty();
    }

    @Test
    void emojiCountOnlyWhereThereIsNothingElse() {
        assertThat(Avatar.initials("🌊 Tide", 1)).isEqualTo("T");
        assertThat(Avatar.initials("Grace 🌻", 2)).isEqualTo("G");
        assertThat(Avatar.initials("🌊", 2)).isEqualTo("🌊");
    }

    @Test
    void everyColourIsUsed() {
        assertThat(
                        LongStream.range(0, 200)
                                .mapToObj(n -> Avatar.colour(new UUID(n * 7919, ~n)))
                                .collect(Collectors.toSet()))
                .hasSize(Avatar.COLOURS);
    }
}
