package chat.parley.benchmarks.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// A chat server in a process of its own that can be killed and started again on the same data,
/// each time on a free port. One thread starts and kills; any thread asks for the port.
public final class ServerUnderTest implements AutoCloseable {

    private static final String READY = "ready on ";
    private static final Duration START = Duration.ofSeconds(90);

    private final Recipe recipe;
    private JavaProcess process;
    private volatile int port;

    private ServerUnderTest(Recipe recipe) throws TimeoutException {
        this.recipe = recipe;
        this.process = launch();
    }

    /// Starts the server that `recipe` describes and waits until it accepts.
    ///
    /// @throws TimeoutException if it does not within 90 s
    public static ServerUnderTest start(Recipe recipe) throws TimeoutException {
        return new ServerUnderTest(recipe);
    }

    private JavaProcess launch() throws TimeoutException {
        JavaProcess started = JavaProcess.start(recipe.jvm, recipe.mainClass, recipe.arguments);
        try {
            String line = started.awaitLine(said -> said.startsWith(READY), START);
            port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
            return started;
        } catch (TimeoutException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /// Kills the server as a power cut would and starts it again on what is left.
    public void killAndRestart() throws TimeoutException {
        process.close();
        process = launch();
    }

    /// The port that it accepts on now.
    public int port() {
        return port;
    }

    /// The process that runs now.
    public JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    /// How to start a server.
    ///
    /// @param jvm options of the virtual machine
    /// @param arguments of its command line, with a free port
    public record Recipe(List<String> jvm, String mainClass, List<String> arguments) {

        private static final String MAIN = "chat.parley.packaging.ParleyMain";

        /// What `./parley` gives every server.
        private static final List<String> LIKE_LAUNCHER =
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED");

        /// Rates that people never meet, but a load does.
        private static final Map<String, String> UNLIMITED =
                Map.of(
                        "limits.sendsPerSecond", "0",
                        "limits.accountsPerHourPerAddress", "0",
                        "limits.signInsPerMinutePerAddress", "0",
                        "session.accessMinutes", "600");

        public Recipe {
            jvm = List.copyOf(jvm);
            arguments = List.copyOf(arguments);
        }

        /// `./parley server` with its data in `folder`, its rates lifted, and `settings` besides.
        public static Recipe parley(String folder, Map<String, String> settings) {
            List<String> arguments =
                    new ArrayList<>(List.of("server", "--data", folder, "--port", "0"));
            UNLIMITED.forEach(
                    (key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
            settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
            return new Recipe(LIKE_LAUNCHER, MAIN, arguments);
        }

        /// The same with more options for the virtual machine.
        public Recipe withJvm(String... options) {
            List<String> more = new ArrayList<>(jvm);
            more.addAll(List.of(options));
            return new Recipe(more, mainClass, arguments);
        }
    }
}
