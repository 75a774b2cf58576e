package chat.parley.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void setsColumnsAsWideAsTheirWidestWord() {
        Table table = new Table("what", "µs");
        table.row("a", 12.345);
        table.row("longer", 0.5);
        assertThat(table.toString())
                .isEqualTo(
                        """
                          what    µs
                             a  12.3
                        longer  0.50
                        """);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatThrownBy(() -> new Table("one").row(1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysFiguresOnOneLineOfJson() {
        Figures figures =
                new Figures("fan\"out", 1.25, "at most 1.5")
                        .with("count", 3)
                        .with("met", true)
                        .with("note", "two\nlines");
        assertThat(figures.json())
                .isEqualTo(
                        "{\"name\":\"fan\\\"out\",\"ratio\":1.25,\"target\":\"at most 1.5\","
                                + "\"count\":3,\"met\":true,\"note\":\"two\\nlines\"}");
    }
}
