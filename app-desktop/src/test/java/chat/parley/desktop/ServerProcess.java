package chat.parley.desktop;

import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A real server in a process of its own, so that a test can kill it as `kill -9` does.
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts a server and returns when it accepts.
    ///
    /// @param port 0 for any
    static ServerProcess start(Path data, int port) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerProcess.class.getName(),
                                data.toString(),
                                String.valueOf(port))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                Thread.startVirtualThread(() -> out.lines().forEach(ignored -> {}));
                return new ServerProcess(process, Integer.parseInt(line.substring(READY.length())));
            }
        }
        throw new IOException("the server did not start");
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /// Kills the process without a word and returns when it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// The process itself: data folder and port as arguments. It ends when whoever started it is
    /// gone.
    public static void main(String[] arguments) throws IOException {
        ChatServer server =
                ChatServer.start(
                        ServerConfig.in(Path.of(arguments[0]))
                                .withName("Harbour")
                                .withPort(Integer.parseInt(arguments[1])));
        System.out.println(READY + server.port());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of its input is the end of the test.
        }
        server.close();
    }
}
