package chat.parley.packaging.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The host of the demo: a server in a process of its own, so that it can be killed like one. Used
/// by one thread.
///
/// The first start takes any free port; every later one takes the same again, as a host that comes
/// back does.
final class HostProcess implements AutoCloseable {

    private static final String READY = "ready on ";

    private final Path data;
    private final Path log;
    private @Nullable Process process;
    private int port;

    /// @param folder where its data and its log go; made by the caller
    HostProcess(Path folder) {
        this.data = folder.resolve("host");
        this.log = folder.resolve("host.log");
    }

    /// Starts it and returns once it accepts.
    ///
    /// @throws DemoFailed if it ends instead
    void start() throws IOException {
        List<String> command = parley();
        command.addAll(
                List.of("server", "--data", data.toString(), "--port", String.valueOf(port)));
        Process started =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process = started;
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                return;
            }
        }
        throw new DemoFailed("The host did not start. Its log:\n" + Files.readString(log));
    }

    /// `kill -9`: no goodbye, nothing is written any more. Returns once it is gone.
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            process = null;
        }
    }

    /// Where it listens, as a person types it.
    String address() {
        return "127.0.0.1:" + port;
    }

    /// The command that this very program was started with, up to its arguments.
    private static List<String> parley() {
        String image = System.getProperty("jpackage.app-path");
        if (image != null) {
            return new ArrayList<>(List.of(image));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "chat.parley.packaging.ParleyMain"));
        return command;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
