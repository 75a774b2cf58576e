package chat.parley.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Java program in a process of its own, on the JDK and the class path of this one. It is killed
/// with this process or by [#close].
public final class JavaProcess implements AutoCloseable {

    private static final int REMEMBERED_LINES = 200;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Process process;
    private final String name;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();
    private final Thread undertaker;

    private JavaProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.undertaker = new Thread(process::destroyForcibly, "undertaker of " + name);
        Runtime.getRuntime().addShutdownHook(undertaker);
        Thread.ofVirtual().name(name + " output").start(this::drain);
    }

    /// Starts `mainClass`.
    ///
    /// @param jvm options of the virtual machine
    public static JavaProcess start(List<String> jvm, String mainClass, List<String> args) {
        return start(System.getProperty("java.class.path"), jvm, mainClass, args);
    }

    /// Starts `mainClass` from another class path than this process has.
    public static JavaProcess start(
            String classPath, List<String> jvm, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(args);
        try {
            String name = mainClass.substring(mainClass.lastIndexOf('.') + 1);
            return new JavaProcess(
                    name, new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drain() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                synchronized (said) {
                    said.add(line);
                    if (said.size() > REMEMBERED_LINES) {
                        said.removeFirst();
                    }
                }
                lines.add(line);
            }
        } catch (IOException _) {
            // The stream of a killed process may break instead of ending.
        }
    }

    /// Waits for a line that the program prints.
    ///
    /// @throws TimeoutException with its last words, if the line does not come in time or the
    ///   program ends before
    public String awaitLine(Predicate<String> wanted, Duration timeout) throws TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                String line = lines.poll(100, TimeUnit.MILLISECONDS);
                if (line != null && wanted.test(line)) {
                    return line;
                }
                if (line == null && !process.isAlive()) {
                    break;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new TimeoutException(name + " did not say it in " + timeout + ":\n" + lastWords());
    }

    /// Waits until the program has ended by itself.
    ///
    /// @throws TimeoutException with its last words, if it does not in time
    public void awaitEnd(Duration timeout) throws TimeoutException {
        try {
            if (!process.waitFor(timeout)) {
                throw new TimeoutException(name + " did not end:\n" + lastWords());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says a line to the program.
    public void tell(String line) {
        try {
            Writer in = process.outputWriter();
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not listen:\n" + lastWords(), e);
        }
    }

    /// What the program printed last.
    public String lastWords() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /// The processor time and memory that the program used up to now.
    public ProcessUse use() {
        return ProcessUse.of(process.toHandle());
    }

    /// Gives the virtual machine a diagnostic command, see `jcmd` of the JDK.
    ///
    /// @return what it answers
    public String jcmd(String... command) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        words.add(Long.toString(process.pid()));
        words.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
            String answer =
                    new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IOException(words + " answers: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /// Bytes of all objects that are reachable now.
    public long liveBytes() {
        Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("a histogram without its total");
        }
        return Long.parseLong(total.group(1));
    }

    /// The number under which the operating system knows the process.
    public long pid() {
        return process.pid();
    }

    /// Whether the program still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Ends the process at once, with SIGKILL where there is one, and waits until it is gone.
    public void kill() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(undertaker);
    }
}
