package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Golden;
import chat.parley.protocol.WireCodec;
import chat.parley.server.gateway.Permissions;
import chat.parley.server.http.Health;
import chat.parley.server.http.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every operation has its row in the table of who may, and `docs/permissions.md` says what the
/// table says. After a change of the table, run this test with `-Dparley.docs=write`.
final class PermissionsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "permissions.md");
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void givesEveryCommandAndCallItsRowAndNoOther() {
        assertThat(rowNames()).containsExactlyInAnyOrderElementsOf(operations());
    }

    @Test
    void missesTheRowOfAnOperationThatWasForgotten() {
        Permissions without =
                new Permissions(
                        Permissions.standard().rows().stream()
                                .filter(row -> !row.operation().equals("sendMessage"))
                                .toList());
        assertThatThrownBy(() -> without.of("sendMessage"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.FORBIDDEN));
    }

    @Test
    void showsTheTableAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String renewed = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
        if (System.getProperty("parley.docs", "").equals("write")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(renewed);
    }

    private static String table() {
        return Permissions.standard().rows().stream()
                .map(row ->
                        "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        row.operation(),
                                        row.who().words(),
                                        row.rule(),
                                        row.pace() == null
                                                ? ""
                                                : "`" + row.pace().perSecond().key() + "`"))
                .collect(
                        Collectors.joining(
                                "",
                                "\n| operation | who may ask | what the feature demands | rate |\n|---|---|---|---|\n",
                                "\n"));
    }

    private static Set<String> operations() {
        Set<String> operations = new TreeSet<>(Router.OPERATIONS);
        operations.addAll(Health.OPERATIONS);
        for (Class<?> type : Golden.records()) {
            if (ClientCommand.class.isAssignableFrom(type)) {
                operations.add(
                        WireCodec.nameOf(Golden.client(type.asSubclass(ClientCommand.class))));
            }
        }
        return operations;
    }

    private static List<String> rowNames() {
        return Permissions.standard().rows().stream().map(Permissions.Row::operation).toList();
    }
}
