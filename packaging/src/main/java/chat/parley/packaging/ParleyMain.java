package chat.parley.packaging;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where every Parley starts: reads the command line and hands over to the command it names.
public final class ParleyMain {

    /// Tyrus reports on its own log what the app reports in its own words; held so that the setting
    /// stays.
    private static final Logger TYRUS = Logger.getLogger("org.glassfish.tyrus");

    private ParleyMain() {}

    /// Starts what the arguments say and ends the process with the command's exit code.
    public static void main(String[] args) {
        Optional<String> problem = LogSettings.problem(System.getenv());
        if (problem.isPresent()) {
            System.err.println("parley: " + problem.get());
            System.exit(ExitCode.USAGE);
        }
        TYRUS.setLevel(Level.OFF);
        System.exit(commandLine().execute(args));
    }

    /// The whole command line.
    static CommandLine commandLine() {
        return new CommandLine(new DesktopStart())
                .setCommandName(CommandName.present())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(ParleyMain::askedWrongly);
    }

    /// One line of what is wrong and one of where to look, instead of the whole help.
    private static int askedWrongly(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("parley: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See   " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }
}
