package chat.parley.packaging;

import chat.parley.desktop.DesktopOptions;
import chat.parley.desktop.ParleyApp;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `parley` without a command: the desktop app, which also knows the other commands. Returns when
/// its window was closed.
///
/// Names nothing of JavaFX, as do all commands: `parley server` reads the command line without it.
@Command(
        name = "parley",
        versionProvider = BuildVersion.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Team chat that people own. Without a command: opens the app's window.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed; the message says why",
            "2:asked for wrongly: an unknown option or setting, a bad value"
        },
        footer = {
            "",
            "PARLEY_HOME names the folder of this person's accounts and messages, PARLEY_LOG the level of the log,",
            "PARLEY_JAVA_OPTS further options for the JVM."
        },
        subcommands = {
            DemoCommand.class,
            HostCommand.class,
            ServerCommand.class,
            AdminCommand.class
        })
final class DesktopStart implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private WindowOptions windows = new WindowOptions();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Folder for accounts, messages and settings of this person; by default what PARLEY_HOME names, else the"
                            + " system's usual place.")
    private @Nullable Path home;

    @Option(
            names = "--open",
            paramLabel = "ADDRESS",
            description = "Begin at this server, such as 192.168.1.20:8443.")
    private @Nullable String open;

    @Option(
            names = "--check-start",
            description = "Open the first window, print how long that took, and end.")
    private boolean checkStart;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Optional<String> problem = windows.prepare();
        if (problem.isPresent()) {
            PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
            err.println(problem.get());
            err.flush();
            return 1;
        }
        DesktopOptions options = DesktopOptions.usual();
        options = home == null ? options : options.withHome(home);
        options = open == null ? options : options.withOpen(open);
        if (checkStart) {
            FirstFrame.endAfter(out);
        }
        ParleyApp.launch(options);
        return 0;
    }
}
