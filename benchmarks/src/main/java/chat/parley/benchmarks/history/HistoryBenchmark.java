package chat.parley.benchmarks.history;

import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Pages of 50 messages from a room of 1,000,000, the newest and at random depth, over the wire, on
/// both databases.
public final class HistoryBenchmark implements Benchmark {

    /// The compiler of a server that has just started is at work during the first 6,000 to 9,000
    /// pages: on two cores their p99 is twice that of those which follow.
    private static final int WARM_UP = 10_000;

    private static final int PAGES = 4_000;
    private static final int SIZE = 50;
    private static final double NEWEST_MILLIS = 5;
    private static final double DEEP_MILLIS = 10;

    private final Map<String, Object> details = new LinkedHashMap<>();
    private double worst;

    @Override
    public Figures run(PrintStream out) throws Exception {
        Table table = new Table("database", "page", "p50 ms", "p99 ms", "target p99 ms");
        try (Stage stage = Stage.onH2()) {
            measure(stage, table);
        }
        try (Stage stage = Stage.onPostgres()) {
            measure(stage, table);
        }
        out.println(table);
        Figures figures = new Figures("history", worst, "at most 1: the worst p99 over its target");
        details.forEach(figures::with);
        return figures.with("messages", LongRoom.MESSAGES).with("met", worst <= 1);
    }

    private void measure(Stage stage, Table table) throws Exception {
        try (LongRoom room = LongRoom.on(stage)) {
            room.awaitIndexed();
            stage.analyze();
            Random random = new Random(1);
            ChatLink link = room.link();
            note(stage, table, "newest", NEWEST_MILLIS, _ -> page(link, room, null));
            note(
                    stage,
                    table,
                    "deep",
                    DEEP_MILLIS,
                    _ -> page(link, room, random.nextLong(2L * SIZE, LongRoom.MESSAGES)));
        }
    }

    private void note(
            Stage stage, Table table, String page, double target, Stopwatch.Request request)
            throws IOException {
        Stopwatch watch = Stopwatch.of(WARM_UP, PAGES, request);
        table.row(stage.database(), page, watch.millis(50), watch.millis(99), target);
        details.put(
                stage.database().toLowerCase(Locale.ROOT) + "-" + page + "-p99", watch.millis(99));
        worst = Math.max(worst, watch.millis(99) / target);
    }

    private static void page(ChatLink link, LongRoom room, @Nullable Long before)
            throws IOException {
        HistoryPage page =
                link.call(
                        HistoryPage.class,
                        i -> new GetHistory(i, room.room(), before, null, null, null, SIZE));
        if (page.items().size() != SIZE) {
            throw new IOException("a page of " + page.items().size());
        }
    }
}
