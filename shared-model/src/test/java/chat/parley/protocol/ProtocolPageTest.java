package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.RefusalCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/protocol.md` says what the records and golden files say. After a change of a record, run
/// this test with `-Dparley.docs=write` and read what it wrote.
final class ProtocolPageTest {
    private static final Path PAGE = Path.of("..", "docs", "protocol.md");

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    /// The groups of every place where the pattern is found on the page.
    private static List<String> found(String pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (MatchResult match :
                Pattern.compile(pattern, Pattern.MULTILINE).matcher(page()).results().toList()) {
            found.add(
                    match.groupCount() == 1
                            ? match.group(1)
                            : match.group(1) + " " + match.group(2));
        }
        return found;
    }

    @Test
    void showsTheRecordsAndGoldenFilesAsTheyAre() throws IOException {
        String renewed = PageBlocks.renewed(page());
        if (System.getProperty("parley.docs", "").equals("write")) {
            Files.writeString(PAGE, renewed);
        }

        assertThat(page()).isEqualTo(renewed);
    }

    @Test
    void hasOneSectionForEachRecord() throws IOException {
        List<String> names = Golden.records().stream().map(Class::getSimpleName).toList();

        assertThat(found("^<!-- record (\\w+) -->$")).doesNotHaveDuplicates().containsAll(names);
    }

    @Test
    void namesEachFrameByItsWordAboveItsBlock() throws IOException {
        List<String> titles =
                found("^#### `(\\w+)`[^\\n]*\\n(?:(?!^#)[^\\n]*\\n)*?<!-- record (\\w+) -->$");
        List<String> expected = new ArrayList<>();
        for (Class<?> type : Golden.records()) {
            if (ClientFrame.class.isAssignableFrom(type)
                    || ServerFrame.class.isAssignableFrom(type)) {
                expected.add(FrameNames.nameOf(type) + " " + type.getSimpleName());
            }
        }

        assertThat(titles).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void namesTheAnswerOfEachCommand() throws IOException {
        List<String> answers = found("^#### `(\\w+)` → (\\w+)$");
        List<String> expected = new ArrayList<>();
        for (Class<?> type : Golden.records()) {
            if (ClientCommand.class.isAssignableFrom(type)) {
                ClientCommand command = Golden.client(type.asSubclass(ClientCommand.class));
                expected.add(FrameNames.nameOf(type) + " " + command.answerType().getSimpleName());
            }
        }

        assertThat(answers).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void listsEveryRefusalCodeWithItsStatus() throws IOException {
        assertThat(found("^\\| `([A-Z_]+)` \\| (\\d{3}) \\|"))
                .containsExactlyElementsOf(
                        Arrays.stream(RefusalCode.values())
                                .map(code -> code + " " + code.httpStatus())
                                .toList());
    }

    @Test
    void listsEveryLimitWithItsDefault() throws IOException {
        assertThat(found("^\\| `((?:limits|session)\\.\\w+)` \\| ([0-9.]+) \\|"))
                .containsExactlyElementsOf(
                        Arrays.stream(Limit.values())
                                .map(limit ->
                                        limit.key()
                                                + " "
                                                + String.valueOf(limit.standard())
                                                        .replaceAll("\\.0$", ""))
                                .toList());
    }

    @Test
    void listsEveryCloseCodeWithWhatAClientDoes() throws IOException {
        assertThat(found("^\\| (\\d{4}) \\| `(\\w+)` \\|"))
                .containsExactlyElementsOf(
                        Arrays.stream(CloseReason.values())
                                .map(reason -> reason.code() + " " + reason.comeback())
                                .toList());
    }
}
