package chat.parley.packaging;

import chat.parley.desktop.DesktopOptions;
import chat.parley.desktop.host.HostState;
import chat.parley.desktop.host.Hosting;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.HomeStore;
import chat.parley.desktop.store.StoreFault;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `parley host`: what the app's Host button does, without a window, until a signal ends it. Runs
/// on the main thread, which it keeps; no FX thread exists here, so what would run there runs on
/// the host's own.
@Command(
        name = "host",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Hosts for the local network without a window, encrypted and announced, until it is stopped (Ctrl+C or SIGTERM).",
            "It is the same host, with the same rooms, that the app's Host button starts in this home.",
            ""
        })
final class HostCommand implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What people see; by default the name it had the last time, or Parley.")
    private @Nullable String name;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "Which of this machine's addresses; by default that of its first network.")
    private @Nullable String bind;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder to keep it in; by default that of the app.")
    private @Nullable Path home;

    @Override
    public Integer call() throws InterruptedException {
        Path folder = home == null ? DesktopOptions.usual().home() : home;
        InetAddress address = address();
        Hosting hosting;
        try {
            AppHome kept = AppHome.at(folder);
            hosting = new Hosting(kept, HomeStore.open(kept, Clock.systemUTC()), Runnable::run);
        } catch (StoreFault fault) {
            say(String.valueOf(fault.getMessage()));
            return 1;
        }
        CountDownLatch failed = new CountDownLatch(1);
        hosting.stateProperty().subscribe(state -> tell(state, failed));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(hosting::shutDown));
        hosting.start(name(hosting), address);
        failed.await();
        return 1;
    }

    private String name(Hosting hosting) {
        if (name != null) {
            return name;
        }
        return hosting.name().isEmpty() ? "Parley" : hosting.name();
    }

    private InetAddress address() {
        if (bind == null) {
            return Hosting.usualAddress();
        }
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new ParameterException(
                    commandSpec().commandLine(), "--bind: " + bind + " is no address", e);
        }
    }

    private void tell(HostState state, CountDownLatch failed) {
        PrintWriter out = commandSpec().commandLine().getOut();
        switch (state) {
            case HostState.Running running -> {
                if (running.setupCode() != null) {
                    out.println("setup code " + running.setupCode());
                }
                if (running.fingerprint() != null) {
                    out.println("key " + running.fingerprint());
                }
                out.println(
                        "ready on " + running.address().host() + ":" + running.address().port());
                out.flush();
            }
            case HostState.Failed(String why) -> {
                say("Can't host: " + why);
                failed.countDown();
            }
            case HostState.Off _, HostState.Starting _, HostState.Stopping _ -> {
                // Nothing that somebody at a terminal waits for.
            }
        }
    }

    private void say(String message) {
        PrintWriter err = commandSpec().commandLine().getErr();
        err.println(message);
        err.flush();
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "picocli sets it before it calls");
    }
}
