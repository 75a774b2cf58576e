package chat.parley.benchmarks.idle;

import chat.parley.benchmarks.fanout.Audience;
import chat.parley.benchmarks.process.JavaProcess;
import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import chat.parley.benchmarks.wire.Crowd;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Live heap and resident memory that 2,000 signed-in, silent connections cost the server, against
/// the same 2,000 sockets in a bare process.
public final class IdleBenchmark implements Benchmark {

    private static final int CONNECTIONS = 2000;
    private static final int DEVICES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double TARGET = 30;

    @Override
    public Figures run(PrintStream out) throws Exception {
        Cost server = server();
        Cost bare = bare();
        Table table = new Table("process", "heap bytes", "resident bytes");
        table.row("server", Math.round(server.heap), Math.round(server.resident));
        table.row("bare sockets", Math.round(bare.heap), Math.round(bare.resident));
        out.println("a connection, of " + CONNECTIONS);
        out.println(table);
        double ratio = server.heap / bare.heap;
        return new Figures("idle", ratio, "at most " + TARGET)
                .with("heapBytes", Math.round(server.heap))
                .with("residentBytes", Math.round(server.resident))
                .with("bareHeapBytes", Math.round(bare.heap))
                .with("bareResidentBytes", Math.round(bare.resident))
                .with("connections", CONNECTIONS)
                .with("met", ratio <= TARGET);
    }

    private static Cost server() throws IOException, TimeoutException {
        try (Scratch scratch = new Scratch();
                ServerUnderTest server =
                        ServerUnderTest.start(
                                Recipe.parley(scratch.path("data").toString(), Map.of())
                                        .withJvm("-Xmx512m"))) {
            int port = server.port();
            Crowd crowd = Crowd.gather(port, "crowd", CONNECTIONS / DEVICES);
            // Opened and closed once before, so that what is made once does not count as a
            // connection's.
            try (Audience first = seated(crowd, port, CONNECTIONS / DEVICES)) {
                first.awaitReady(CONNECTIONS / DEVICES, PATIENCE);
            }
            Memory before = Memory.settled(server.process());
            try (Audience audience = seated(crowd, port, CONNECTIONS)) {
                audience.awaitReady(CONNECTIONS, PATIENCE);
                return Memory.settled(server.process()).since(before);
            }
        }
    }

    private static Audience seated(Crowd crowd, int port, int count) throws IOException {
        Audience audience = new Audience("idle audience");
        for (int i = 0; i < count; i++) {
            audience.seat(port, crowd.greeting(port, i % crowd.tokens().size()), false);
        }
        return audience;
    }

    private static Cost bare() throws IOException, TimeoutException {
        try (Scratch scratch = new Scratch();
                BareSockets sockets = new BareSockets(scratch.path("frame"), CONNECTIONS)) {
            Memory before = Memory.settled(sockets.process());
            sockets.seat();
            return Memory.settled(sockets.process()).since(before);
        }
    }

    /// Bytes a connection.
    private record Cost(double heap, double resident) {}

    /// Live bytes and resident bytes of a process.
    private record Memory(long heap, long resident) {

        static Memory settled(JavaProcess process) {
            process.jcmd("GC.run");
            return new Memory(process.liveBytes(), process.use().residentBytes());
        }

        Cost since(Memory before) {
            return new Cost(
                    (double) (heap - before.heap) / CONNECTIONS,
                    (double) (resident - before.resident) / CONNECTIONS);
        }
    }
}
