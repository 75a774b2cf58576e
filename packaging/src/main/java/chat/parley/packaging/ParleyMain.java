package chat.parley.packaging;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where every Parley starts: reads the command line and hands over to the command it names. Exit
/// codes: 0 done, 1 it failed, 2 it was asked for wrongly.
@Command(
        name = "parley",
        versionProvider = BuildVersion.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Team chat that people own.",
        subcommands = {ServerCommand.class})
public final class ParleyMain {

    private ParleyMain() {}

    /// Starts what the arguments say; ends the process with the command's exit code, except while a
    /// window or a server goes on.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The whole command line, also for the tests that read its help.
    static CommandLine commandLine() {
        return new CommandLine(new ParleyMain())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(ParleyMain::askedWrongly);
    }

    /// One line of what is wrong and one of where to look, instead of the whole help.
    private static int askedWrongly(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("parley: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See   ./" + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }
}
