package chat.parley.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RoomRole;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole rule of rank as a table.
final class RankTest {

    /// Who acts, on whom, and the roles they may give to them; `-` where they may not act at all.
    /// Everything that is not named is refused.
    private static final String CHANGES =
            """
            owner     owner     -
            owner     admin     owner admin moderator member guest
            owner     moderator owner admin moderator member guest
            owner     member    owner admin moderator member guest
            owner     guest     owner admin moderator member guest
            admin     owner     -
            admin     admin     -
            admin     moderator moderator member guest
            admin     member    moderator member guest
            admin     guest     moderator member guest
            moderator owner     -
            moderator admin     -
            moderator moderator -
            moderator member
            moderator guest
            member    owner     -
            member    admin     -
            member    moderator -
            member    member    -
            member    guest
            guest     owner     -
            guest     admin     -
            guest     moderator -
            guest     member    -
            guest     guest     -
            """;

    record Row(RoomRole actor, RoomRole other, boolean acts, List<RoomRole> grants) {}

    static Stream<Row> rows() {
        return CHANGES.lines()
                .map(line -> {
                    List<String> words = List.of(line.split(" +"));
                    List<String> rest = words.subList(2, words.size());
                    boolean acts = !rest.equals(List.of("-"));
                    return new Row(
                            RoomRole.of(words.get(0)),
                            RoomRole.of(words.get(1)),
                            acts,
                            acts ? rest.stream().map(RoomRole::of).toList() : List.of());
                });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsNobodyActOnAnEqualOrHigherRank(Row row) {
        assertThat(Rank.mayActOn(row.actor(), row.other())).isEqualTo(row.acts());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsNobodyGrantAboveTheirOwn(Row row) {
        assertThat(
                        Arrays.stream(RoomRole.values())
                                .filter(next -> Rank.mayChange(row.actor(), row.other(), next)))
                .containsExactlyElementsOf(row.grants());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsPeopleStepDownButNotUp(Row row) {
        assertThat(Rank.mayBecome(row.actor(), row.other()))
                .isEqualTo(row.acts() || row.actor() == row.other());
    }
}
