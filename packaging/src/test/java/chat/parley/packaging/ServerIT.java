package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./parley server` as a process: what it prints, how it ends.
class ServerIT {

    private static final Path ROOT = Checkout.root();
    private static final int SIGTERM = 128 + 15;

    @TempDir private Path scratch;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void printsTheSetupCodeThenThatItIsReadyAndAccepts() throws Exception {
        Process server = server(scratch.resolve("data"), "0");

        List<String> said = untilReady(server);

        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).matches("setup code [A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(said.getLast()).matches("ready on 127\\.0\\.0\\.1:\\d+");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(said))) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void stopsInOrderOnSigterm() throws Exception {
        Process server = server(scratch.resolve("data"), "0");
        untilReady(server);

        server.destroy();

        assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(server.exitValue()).isEqualTo(SIGTERM);
    }

    @Test
    void isTheLaunchersOwnProcessAndComesBackOnTheSameFolderAfterItWasKilled() throws Exception {
        Path data = scratch.resolve("data");
        Process server = server(data, "0");
        List<String> said = untilReady(server);
        assertThat(server.children()).isEmpty();

        server.destroyForcibly().waitFor();

        Process again = server(data, String.valueOf(port(said)));
        assertThat(untilReady(again)).contains(said.getLast());
    }

    @Test
    void saysInOneLineThatThePortIsBusy() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran refused = run(scratch.resolve("data"), String.valueOf(busy.getLocalPort()));

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("Port " + busy.getLocalPort(), "in use", "--port")
                    .doesNotContain("Exception");
            assertThat(refused.out()).isEmpty();
        }
    }

    @Test
    void saysInOneLineThatTheFolderCanNotBeUsed() throws Exception {
        Path file = Files.createFile(scratch.resolve("file"));

        Ran refused = run(file.resolve("data"), "0");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains(file.toString()).doesNotContain("\tat ");
    }

    private Ran run(Path data, String port) throws IOException, InterruptedException {
        return Ran.command(scratch, Map.of(), command(data, port));
    }

    private Process server(Path data, String port) throws IOException {
        Process process =
                new ProcessBuilder(command(data, port))
                        .redirectError(scratch.resolve("server.log").toFile())
                        .start();
        started.add(process);
        return process;
    }

    private static String[] command(Path data, String port) {
        return new String[] {
            ROOT.resolve("parley").toString(), "server", "--data", data.toString(), "--port", port
        };
    }

    /// All lines up to `ready on`, or up to the end of the process.
    private static List<String> untilReady(Process server) throws IOException {
        BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("ready on ")) {
                break;
            }
        }
        return said;
    }

    private static int port(List<String> said) {
        String ready = said.getLast();
        return Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1));
    }
}
