package chat.parley.benchmarks.history;

import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Looking for a common word, a rare one and others in a room of 1,000,000 messages, over the wire,
/// on both databases; and how long it takes to index that room.
public final class SearchBenchmark implements Benchmark {

    private static final int WARM_UP = 1_000;
    private static final int SEARCHES = 500;
    private static final double TARGET_MILLIS = 50;

    /// Names of what is looked for, and the queries.
    private static final Map<String, String> QUERIES = queries();

    private final Map<String, Object> details = new LinkedHashMap<>();
    private double worst;

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("common", Chatter.COMMON);
        queries.put("rare", Chatter.RARE);
        queries.put("nowhere", "nonesuch");
        queries.put("two letters, common", "an");
        queries.put("two letters, rare", Chatter.RARE_PAIR);
        queries.put("phrase", "\"" + Chatter.RARE + " at\"");
        queries.put("common and rare", Chatter.COMMON + " " + Chatter.RARE);
        queries.put("links", "has:link");
        queries.put("all but the common", "-" + Chatter.COMMON);
        return queries;
    }

    @Override
    public Figures run(PrintStream out) throws Exception {
        Table table =
                new Table("database", "looked for", "found", "p50 ms", "p99 ms", "target p99 ms");
        try (Stage stage = Stage.onH2()) {
            measure(stage, table, out);
        }
        try (Stage stage = Stage.onPostgres()) {
            measure(stage, table, out);
        }
        out.println(table);
        Figures figures = new Figures("search", worst, "at most 1: the worst p99 over its target");
        details.forEach(figures::with);
        return figures.with("messages", LongRoom.MESSAGES).with("met", worst <= 1);
    }

    private void measure(Stage stage, Table table, PrintStream out) throws Exception {
        try (LongRoom room = LongRoom.on(stage)) {
            long begin = System.nanoTime();
            room.awaitIndexed();
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.printf(Locale.ROOT, "%s: indexed within %.0f s%n", stage.database(), seconds);
            details.put(key(stage, "indexed-s"), seconds);
            stage.analyze();
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                int found = room.found(query.getValue());
                Stopwatch watch =
                        Stopwatch.of(WARM_UP, SEARCHES, _ -> room.found(query.getValue()));
                table.row(
                        stage.database(),
                        query.getKey(),
                        found,
                        watch.millis(50),
                        watch.millis(99),
                        TARGET_MILLIS);
                details.put(key(stage, query.getKey() + "-p99"), watch.millis(99));
                worst = Math.max(worst, watch.millis(99) / TARGET_MILLIS);
            }
        }
    }

    private static String key(Stage stage, String name) {
        return (stage.database() + "-" + name).toLowerCase(Locale.ROOT).replaceAll("[ ,]+", "-");
    }
}
