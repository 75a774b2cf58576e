package chat.parley.packaging;

import chat.parley.server.Console;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `parley admin search`: the index for finding messages. Runs on the main thread.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Looks after the index for finding messages.")
final class AdminSearchCommand implements Runnable {

    /// A line of progress for so many messages.
    private static final long STEP = 10_000;

    @Spec private @Nullable CommandSpec spec;
    @ParentCommand private @Nullable AdminCommand admin;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec, "picocli sets it before it calls").commandLine(),
                "say what is to be done: rebuild");
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = {
                "Makes the index again from the messages, which stay as they are.",
                "With PostgreSQL the nodes may run and people search meanwhile; with the embedded database stop the"
                        + " server first."
            })
    int rebuild() {
        AdminCommand parent = Objects.requireNonNull(admin, "picocli sets it before it calls");
        return parent.with(console -> rebuilt(parent, console));
    }

    private static int rebuilt(AdminCommand admin, Console console) {
        long[] said = {0};
        long messages =
                console.rebuildSearch((rooms, all, so) -> {
                    if (so / STEP > said[0]) {
                        said[0] = so / STEP;
                        admin.say("%,d messages, %,d of %,d rooms".formatted(so, rooms, all));
                    }
                });
        return admin.say("done: %,d messages can be found".formatted(messages));
    }
}
