package chat.parley.packaging;

import chat.parley.packaging.demo.Demo;
import chat.parley.packaging.demo.DemoFailed;
import chat.parley.packaging.demo.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley demo`: plays [Demo] and says what came out. Runs on the main thread.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Two people talk in two real windows while their host is killed (kill -9) and comes back.",
            "",
            "Prints a line for each step, and last 'demo: P people, M messages, 0 lost, 0 doubled, 0 out of order'. Exit code 1 and"
                    + " what differs if the windows and the server's history are not equal and complete.",
            ""
        })
final class DemoCommand implements Callable<Integer> {

    private static final Duration PACE = Duration.ofMillis(18);

    @Spec private @Nullable CommandSpec spec;

    @Mixin private WindowOptions windows = new WindowOptions();

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "Write pictures of the windows into this folder.")
    private @Nullable Path screenshots;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = commandSpec().commandLine().getOut();
        Optional<String> problem = windows.prepare();
        if (problem.isPresent()) {
            PrintWriter err = commandSpec().commandLine().getErr();
            err.println(problem.get());
            err.flush();
            return 1;
        }
        Path folder = Files.createTempDirectory("parley-demo");
        Platform.setImplicitExit(false);
        Platform.startup(() -> {});
        Duration pace = windows.headless() ? Duration.ZERO : PACE;
        try (Demo demo = new Demo(folder, Optional.ofNullable(screenshots), pace, out)) {
            return play(demo, folder, out);
        } finally {
            Platform.exit();
        }
    }

    private static int play(Demo demo, Path folder, PrintWriter out)
            throws IOException, InterruptedException {
        String last;
        boolean clean = false;
        try {
            Verdict verdict = demo.play();
            verdict.differences().forEach(out::println);
            last = verdict.line();
            clean = verdict.clean();
        } catch (DemoFailed failed) {
            demo.pictureAll();
            last = "demo: broke off. " + failed.getMessage();
        }
        demo.close();
        if (clean) {
            delete(folder);
        } else {
            out.println("The host's data and log, and both homes, are kept in " + folder);
        }
        out.println(last);
        out.flush();
        return clean ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "picocli sets it before it calls");
    }
}
