package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documents promise about themselves and about the code.
class DocumentsTest {

    private static final Path ROOT = Checkout.root();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Links links = new Links(ROOT);

        assertThat(links.documents()).contains(Path.of("README.md"), Path.of("CONTRIBUTING.md"));
        assertThat(links.broken()).as("links of the documents that lead nowhere").isEmpty();
    }

    @Test
    void findsLinksThatLeadNowhere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("there.md"), "# A heading, really\n");
        Files.writeString(
                folder.resolve("a.md"),
                """
                [ok](there.md) [ok](there.md#a-heading-really) [ok](https://example.org/x)
                [no](gone.md) [no](there.md#missing) ![no](shot.png) [no](../a.md)
                """);

        assertThat(new Links(folder).broken())
                .containsExactlyInAnyOrder(
                        "a.md: gone.md",
                        "a.md: there.md#missing",
                        "a.md: shot.png",
                        "a.md: ../a.md");
    }

    @Test
    void everyLimitIsInTheOperatorsHandbookWithItsDefaultAndRange() throws IOException {
        String handbook = Files.readString(ROOT.resolve("docs/operations.md"));

        assertThat(Limit.values())
                .allSatisfy(limit ->
                        assertThat(handbook)
                                .contains(
                                        "| `"
                                                + limit.key()
                                                + "` | "
                                                + plain(limit.standard())
                                                + " | "
                                                + limit.range()
                                                + " |"));
    }

    @Test
    void everyDecisionIsInTheList() throws IOException {
        Links links = new Links(ROOT);
        Path list = Path.of("docs/decisions/README.md");

        assertThat(links.targets(list))
                .containsExactlyElementsOf(
                        links.documents().stream()
                                .filter(path -> path.startsWith("docs/decisions"))
                                .filter(path -> !path.equals(list))
                                .map(path -> String.valueOf(path.getFileName()))
                                .sorted()
                                .toList());
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
