package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `parley server` as somebody types it wrongly, in this process: what it says and with which exit
/// code. That it serves is for [ServerIT].
class ServerCommandIT {

    @TempDir private Path folder;

    @Test
    void checkShowsWhoSaidWhatAndStartsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("parley.conf"), "server.name=Harbour\n");

        Ran checked =
                server(
                        "--config",
                        file.toString(),
                        "--set",
                        "server.trustedProxies=10.0.0.0/8",
                        "--check");

        assertThat(checked.exit()).as(checked.err()).isZero();
        assertThat(checked.out())
                .contains("server.name=Harbour   (" + file + ")")
                .contains("server.trustedProxies=10.0.0.0/8   (command line)")
                .endsWith("ok\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void checkNamesAnUnknownKeyWithoutItsValue() {
        Ran checked = server("--set", "database.pasword=hush", "--check");

        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.out() + checked.err())
                .contains("unknown setting: database.pasword")
                .doesNotContain("hush", "ok\n");
    }

    @Test
    void aCertificateThatIsNotThereIsAskedForWrongly() {
        String[] tls = {"--set", "tls.certificate=gone.pem", "--set", "tls.key=gone.key"};

        for (Ran refused : List.of(server(tls), server(with(tls, "--check")))) {
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("gone.pem").doesNotContain("data folder");
            assertThat(refused.out()).doesNotContain("ok\n");
        }
    }

    @Test
    void namesTheAdminPortIfThatIsTaken() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(busy.getLocalPort());

            Ran refused = server("--admin-port", port);

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains(port, "--admin-port", "in use");
            assertThat(refused.out()).isEmpty();
        }
    }

    @Test
    void namesTheDatabaseThatIsNotThereWithoutItsPassword() {
        Ran refused =
                server(
                        "--set",
                        "database.url=jdbc:postgresql://127.0.0.1:1/parley?password=hush",
                        "--set",
                        "database.password=hush");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("The database jdbc:postgresql://127.0.0.1:1/parley can't be used")
                .contains("refused")
                .doesNotContain("hush", "Exception");
    }

    private Ran server(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                ParleyMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "server",
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                "0"));
        all.addAll(List.of(args));
        return new Ran(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    private static String[] with(String[] args, String more) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(more);
        return all.toArray(String[]::new);
    }
}
