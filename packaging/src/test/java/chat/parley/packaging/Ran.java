package chat.parley.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that has run to its end, and what it said.
///
/// @param exit its exit code
/// @param out its standard output
/// @param err its standard error
public record Ran(int exit, String out, String err) {

    /// Long enough for the launcher to build everything on a slow machine.
    private static final long MINUTES = 10;

    /// Runs a command to its end.
    ///
    /// @param scratch a folder for its output
    /// @param environment variables to set; an empty value takes one away
    public static Ran command(Path scratch, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " did not end");
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
