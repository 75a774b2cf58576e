package chat.parley.benchmarks.fanout;

import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import chat.parley.benchmarks.wire.Crowd;
import java.io.PrintStream;
import java.util.Map;

/// Processor time of the server process for one delivery of one message, against a bare loop of
/// socket writes of the same bytes to the same audience in the same run. What a message costs
/// before anybody hears it (reading the command, storing it durably, answering) is measured in an
/// empty room in the same run and shown beside.
public final class FanoutBenchmark implements Benchmark {

    private static final double TARGET = 1.5;
    private static final int ROUNDS = 5;

    /// The compiler's threads count as the server's: its best code has to be there before the first
    /// round. Without them the first rounds cost half as much again as the last.
    private static final int WARM_UPS = 8;

    @Override
    public Figures run(PrintStream out) throws Exception {
        Table table =
                new Table(
                        "subscribers",
                        "bare µs",
                        "delivery µs",
                        "ratio",
                        "storing µs",
                        "all µs",
                        "ratio of all");
        FanoutResult few = measure(200, 1500, out);
        few.addTo(table);
        FanoutResult many = measure(1000, 400, out);
        many.addTo(table);
        out.println("CPU µs of the server a delivery; storing: one message, spread over them");
        out.println(table);
        double ratio = Math.max(few.ratio(), many.ratio());
        return new Figures("fanout", ratio, "at most " + TARGET)
                .with("ratio200", few.ratio())
                .with("ratio1000", many.ratio())
                .with("ratioWithStoring200", few.ratioWithStoring())
                .with("ratioWithStoring1000", many.ratioWithStoring())
                .with("serverMicros200", few.server())
                .with("serverMicros1000", many.server())
                .with("storingMicros200", few.storing())
                .with("storingMicros1000", many.storing())
                .with("bareMicros200", few.bare())
                .with("bareMicros1000", many.bare())
                .with("met", ratio <= TARGET);
    }

    private static FanoutResult measure(int listeners, int messages, PrintStream out)
            throws Exception {
        try (Scratch scratch = new Scratch();
                ServerUnderTest server =
                        ServerUnderTest.start(
                                Recipe.parley(scratch.path("data").toString(), Map.of()))) {
            Crowd crowd = Crowd.gather(server.port(), "crowd", listeners + 1);
            try (ServerSide side = new ServerSide(server, crowd);
                    BareSide bare = new BareSide(side.frame(), listeners, scratch.path("frame"))) {
                double[] serverMicros = new double[ROUNDS];
                double[] bareMicros = new double[ROUNDS];
                double[] storing = new double[ROUNDS];
                for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                    side.deliver(messages);
                    side.store(messages);
                    bare.deliver(messages);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    serverMicros[round] = side.deliver(messages);
                    bareMicros[round] = bare.deliver(messages);
                    storing[round] = side.store(messages) / (listeners + 1);
                    out.printf(
                            "%d subscribers, round %d: server %.2f µs, bare %.2f µs%n",
                            listeners, round + 1, serverMicros[round], bareMicros[round]);
                }
                return FanoutResult.of(listeners, serverMicros, bareMicros, storing);
            }
        }
    }
}
