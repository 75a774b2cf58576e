package chat.parley.packaging;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.Refusal;
import chat.parley.model.RoomListing;
import chat.parley.model.ServerRole;
import chat.parley.protocol.ServerStatistics;
import chat.parley.server.Console;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.db.UnusableDatabase;
import chat.parley.server.search.IndexFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `parley admin`: what the operator of a server does at its machine, straight on its database.
/// Runs on the main thread.
@Command(
        name = "admin",
        subcommands = AdminSearchCommand.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks at a server's accounts, rooms and search index and keeps them in order, straight on its database.",
            "",
            "With PostgreSQL the server may run meanwhile and notices within a second; with the embedded database stop it"
                    + " first. Give the same settings as to 'server'.",
            ""
        })
final class AdminCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;
    @Mixin private SettingOptions settings = new SettingOptions();

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The server's data folder.")
    private @Nullable String data;

    @Override
    public void run() {
        throw new ParameterException(commandSpec().commandLine(), "say what is to be done");
    }

    @Command(name = "accounts", description = "Lists accounts.")
    int accounts(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "PART",
                            defaultValue = "",
                            description = "part of a name")
                    String query) {
        return with(console -> {
            console.accounts(query).forEach(this::print);
            return 0;
        });
    }

    @Command(name = "suspend", description = "Suspends an account; its connections close.")
    int suspend(@Parameters(paramLabel = "NAME", description = "user name") String name) {
        return with(console -> state(console, name, AccountState.SUSPENDED));
    }

    @Command(name = "restore", description = "Restores a suspended account.")
    int restore(@Parameters(paramLabel = "NAME", description = "user name") String name) {
        return with(console -> state(console, name, AccountState.ACTIVE));
    }

    @Command(
            name = "role",
            description = "Makes somebody an administrator of the server, or no longer one.")
    int role(
            @Parameters(paramLabel = "NAME", description = "user name") String name,
            @Parameters(paramLabel = "ROLE", description = "admin or user") String role) {
        ServerRole wanted = role(role);
        return with(console -> {
            boolean changed = console.setRole(account(console, name).id(), wanted);
            return say(name + (changed ? " is now " : " was already ") + wanted.word());
        });
    }

    @Command(
            name = "reset-password",
            description = "Ends an account's sessions and prints a password that opens it once.")
    int resetPassword(@Parameters(paramLabel = "NAME", description = "user name") String name) {
        return with(console -> say(console.resetPassword(account(console, name).id())));
    }

    @Command(name = "end-sessions", description = "Ends all sessions of an account.")
    int endSessions(@Parameters(paramLabel = "NAME", description = "user name") String name) {
        return with(console -> {
            console.endSessions(account(console, name).id());
            return say("ended");
        });
    }

    @Command(name = "rooms", description = "Lists public rooms and channels, the largest first.")
    int rooms() {
        return with(console -> {
            for (RoomListing room : console.rooms()) {
                say(
                        "%s  %-8s %5d members  %s"
                                .formatted(
                                        room.id(),
                                        room.kind().word(),
                                        room.memberCount(),
                                        room.name()));
            }
            return 0;
        });
    }

    @Command(name = "statistics", description = "Counts what there is.")
    int statistics() {
        return with(console -> {
            ServerStatistics counted = console.statistics();
            say("accounts " + counted.accounts());
            say("suspended " + counted.suspended());
            say("administrators " + counted.administrators());
            say("sessions " + counted.sessions());
            say("rooms " + counted.rooms());
            say("messages " + counted.messages());
            return say("reports waiting " + counted.reports());
        });
    }

    private int state(Console console, String name, AccountState state) {
        boolean changed = console.setState(account(console, name).id(), state);
        return say(name + (changed ? " is now " : " was already ") + state.word());
    }

    private void print(Account account) {
        say(
                "%-32s %-5s %-9s %3d sessions  %s"
                        .formatted(
                                account.username(),
                                account.role().word(),
                                account.state().word(),
                                account.sessions(),
                                account.displayName()));
    }

    private Account account(Console console, String name) {
        return console.account(name)
                .orElseThrow(() ->
                        new ParameterException(
                                commandSpec().commandLine(), "nobody is called " + name));
    }

    private ServerRole role(String word) {
        try {
            return ServerRole.of(word);
        } catch (IllegalArgumentException _) {
            throw new ParameterException(
                    commandSpec().commandLine(), "a role is admin or user, not " + word);
        }
    }

    /// Opens the database and does something with it.
    ///
    /// @return the exit code; what goes wrong is said
    int with(ToIntFunction<Console> act) {
        try (Console console = Console.open(settings.config(data, null, null, null))) {
            return act.applyAsInt(console);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
        } catch (Refusal refusal) {
            return complain(refusal.text());
        } catch (UnusableDatabase | DatabaseFault | IndexFault | IOException e) {
            return complain(String.valueOf(e.getMessage()));
        }
    }

    /// Prints a line of the result.
    int say(String line) {
        PrintWriter out = commandSpec().commandLine().getOut();
        out.println(line);
        out.flush();
        return 0;
    }

    private int complain(String line) {
        PrintWriter err = commandSpec().commandLine().getErr();
        err.println("parley: " + line);
        err.flush();
        return 1;
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "picocli sets it before it calls");
    }
}
