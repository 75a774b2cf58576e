package chat.parley.packaging;

import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import chat.parley.server.SettingSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `parley server`: a standalone server in this process until a signal ends it. Runs on the main
/// thread, which it keeps.
///
/// On standard output it prints only `setup code XXXX-XXXX`, while no account exists, and then
/// `ready on HOST:PORT`, once it accepts; the log goes to standard error.
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a standalone server until it is stopped (Ctrl+C or SIGTERM).",
            "",
            "On standard output: 'setup code XXXX-XXXX' while nobody has an account (who signs up with it administers the"
                    + " server), then 'ready on HOST:PORT' once it accepts. Settings: docs/operations.md.",
            ""
        })
final class ServerCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServerCommand.class);

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for the server's keys, files and database; made if missing.")
    private @Nullable String data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port for the app's connections, HTTP and TLS; 0 takes a free one.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = {
                "Address to listen on, by default 127.0.0.1 (this machine only, unencrypted).",
                "Any other gets TLS, with a key made on first use unless --set names one."
            })
    private @Nullable String bind;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            description =
                    "Loopback port for /health/live, /health/ready and /metrics; none by default.")
    private @Nullable Integer adminPort;

    @Option(
            names = "--check",
            description =
                    "Prints the settings, without secrets, and what is wrong; starts nothing.")
    private boolean check;

    @Mixin private SettingOptions settings = new SettingOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (check) {
            return checked();
        }
        ServerConfig config = config();
        ChatServer server;
        try {
            Files.createDirectories(config.dataDir());
            server = ChatServer.start(config);
        } catch (IllegalArgumentException e) {
            throw asked(e);
        } catch (IOException | RuntimeException e) {
            log.debug("start failed", e);
            say(StartFailure.explain(e, config));
            return 1;
        }
        announce(server);
        untilStopped(server);
        return 0;
    }

    private ServerConfig config() {
        try {
            SettingSources sources = sources();
            require(sources, "server.data", "--data");
            require(sources, "server.port", "--port");
            return ServerConfig.fromSettings(sources.merged());
        } catch (IllegalArgumentException e) {
            throw asked(e);
        }
    }

    /// Says what holds and who said it; then whether it can be used.
    private int checked() {
        try {
            SettingSources sources = sources();
            PrintWriter out = commandSpec().commandLine().getOut();
            out.print(sources.described());
            out.flush();
        } catch (IllegalArgumentException e) {
            throw asked(e);
        }
        try {
            ChatServer.check(config());
        } catch (IllegalArgumentException e) {
            throw asked(e);
        }
        commandSpec().commandLine().getOut().println("ok");
        commandSpec().commandLine().getOut().flush();
        return 0;
    }

    private SettingSources sources() {
        try {
            return settings.sources(data, port, bind, adminPort);
        } catch (IOException e) {
            throw new IllegalArgumentException("the settings can't be read: " + e.getMessage(), e);
        }
    }

    private static void require(SettingSources sources, String key, String option) {
        if (sources.value(key).isEmpty()) {
            throw new IllegalArgumentException(
                    option + " is missing, or " + key + " in the settings");
        }
    }

    private void announce(ChatServer server) {
        PrintWriter out = commandSpec().commandLine().getOut();
        server.setupCode().ifPresent(code -> out.println("setup code " + code));
        InetSocketAddress address = server.address();
        String host = address.getHostString();
        out.println(
                "ready on " + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
        out.flush();
    }

    private static void untilStopped(ChatServer server) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    log.info("asked to stop");
                                    server.close();
                                    log.info("stopped");
                                    stopped.countDown();
                                }));
        stopped.await();
    }

    private void say(String message) {
        PrintWriter err = commandSpec().commandLine().getErr();
        err.println(message);
        err.flush();
    }

    /// What was asked for can't be had: the message and how to ask, exit code 2.
    private ParameterException asked(IllegalArgumentException e) {
        return new ParameterException(
                commandSpec().commandLine(), String.valueOf(e.getMessage()), e);
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "picocli sets it before it calls");
    }
}
