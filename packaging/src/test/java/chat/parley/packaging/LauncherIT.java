package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./parley` as a person types it; the first of these tests builds what it runs.
class LauncherIT {

    private static final Path ROOT = Checkout.root();

    @TempDir private Path scratch;

    @Test
    void helpNamesEveryCommand() throws Exception {
        Ran help = parley("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .contains("Usage: ./parley", "demo", "host", "server", "--help", "--version");
    }

    @Test
    void versionIsOneLine() throws Exception {
        Ran version = parley("--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out().strip()).matches("Parley \\d+\\.\\d+\\.\\d+.* \\(Java \\d+\\)");
    }

    @Test
    void refusesAnUnknownCommandInTwoLines() throws Exception {
        Ran refused = parley("sevrer");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("sevrer", "./parley --help");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void refusesAnUnknownSettingByItsName() throws Exception {
        Ran refused =
                parley(
                        "server",
                        "--data",
                        scratch.resolve("data").toString(),
                        "--port",
                        "0",
                        "--set",
                        "limits.sendBrust=3");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("limits.sendBrust", "./parley server --help");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void saysHowToGetJdkWhereThereIsNone() throws Exception {
        Path checkout = withoutUsualFolders();
        Path programs = onlyPrograms("readlink", "dirname", "sed", "find", "head");
        program(programs.resolve("apt-get"), "exit 1");

        Ran refused =
                Ran.command(
                        scratch,
                        Map.of(
                                "PATH", programs.toString(),
                                "HOME", scratch.toString(),
                                "JAVA_HOME", "",
                                "JAVA_HOME_25", "",
                                "JDK25", ""),
                        checkout.resolve("parley").toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("needs a JDK 25", "sudo apt-get install openjdk-25-jdk");
    }

    private Ran parley(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("parley").toString()));
        command.addAll(List.of(args));
        return Ran.command(scratch, Map.of(), command.toArray(String[]::new));
    }

    /// A copy of the launcher that knows of no folder where this machine could have a JDK.
    private Path withoutUsualFolders() throws IOException {
        Path copy = Files.createDirectory(scratch.resolve("checkout"));
        Files.copy(ROOT.resolve("parley"), copy.resolve("parley"));
        Files.createDirectory(copy.resolve("tools"));
        for (String tool : List.of("find-jdk.sh", "build-app.sh")) {
            String text = Files.readString(ROOT.resolve("tools").resolve(tool));
            Files.writeString(
                    copy.resolve("tools").resolve(tool),
                    text.replaceAll("(?<= )/(usr|opt|Library)/\\S+", "/nowhere"));
        }
        return copy;
    }

    /// A folder with these programs only, to be the whole PATH.
    private Path onlyPrograms(String... names) throws IOException {
        Path bin = Files.createDirectory(scratch.resolve("bin"));
        for (String name : names) {
            Path program = Path.of("/usr/bin", name);
            Path real = Files.exists(program) ? program : Path.of("/bin", name);
            program(bin.resolve(name), "exec " + real + " \"$@\"");
        }
        return bin;
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
