package chat.parley.benchmarks.persist;

import chat.parley.benchmarks.process.PostgresProcess;
import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.process.ServerUnderTest.Recipe;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Messages a second that the server acknowledges after they are on disk, from 1, 8 and 64 people
/// who each wait for one answer before they send the next, on H2 and on PostgreSQL, and how many of
/// them share one sync. The floor is one connection of bare JDBC in the same run that commits and
/// syncs row after row: what group commit must beat once there is anybody to group.
public final class PersistBenchmark implements Benchmark {

    private static final int[] SENDERS = {1, 8, 64};
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURE = Duration.ofSeconds(6);
    private static final Duration FLOOR = Duration.ofSeconds(3);
    private static final double TARGET = 1.0;

    private final Map<String, Object> details = new LinkedHashMap<>();

    @Override
    public Figures run(PrintStream out) throws Exception {
        Table table =
                new Table(
                        "database",
                        "senders",
                        "acknowledged/s",
                        "p50 ms",
                        "p99 ms",
                        "messages a sync",
                        "bare rows/s, 1 a sync",
                        "bare rows/s, as many a sync");
        double h2 = onH2(table);
        double postgres = onPostgres(table);
        out.println(table);
        double ratio = Math.min(h2, postgres);
        Figures figures = new Figures("persist", ratio, "at least " + TARGET);
        details.forEach(figures::with);
        return figures.with("met", ratio >= TARGET);
    }

    private double onH2(Table table) throws Exception {
        try (Scratch scratch = new Scratch()) {
            String url =
                    "jdbc:h2:file:"
                            + scratch.path("bare")
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
            Floor floor;
            try (Connection connection = DriverManager.getConnection(url)) {
                floor = Floor.of(connection, true);
            }
            Recipe recipe = Recipe.parley(scratch.path("data").toString(), Map.of());
            try (ServerUnderTest server = ServerUnderTest.start(recipe);
                    FileSyncs syncs = new FileSyncs(server.process(), scratch)) {
                return measure("H2", server, syncs, floor, table);
            }
        }
    }

    private double onPostgres(Table table) throws Exception {
        try (Scratch scratch = new Scratch();
                PostgresProcess postgres = PostgresProcess.start();
                Connection connection = postgres.connect()) {
            Floor floor = Floor.of(connection, false);
            Recipe recipe =
                    Recipe.parley(
                            scratch.path("data").toString(),
                            Map.of(
                                    "database.url",
                                    postgres.url(),
                                    "database.user",
                                    postgres.user()));
            try (ServerUnderTest server = ServerUnderTest.start(recipe);
                    WalSyncs syncs = new WalSyncs(postgres)) {
                return measure("PostgreSQL", server, syncs, floor, table);
            }
        }
    }

    /// Gives what 64 senders reach over the floor of one row a sync.
    private double measure(
            String database, ServerUnderTest server, SyncCounter syncs, Floor floor, Table table)
            throws Exception {
        double best = 0;
        for (int i = 0; i < SENDERS.length; i++) {
            int senders = SENDERS[i];
            try (SenderChoir choir = new SenderChoir(server.port(), "choir" + i, senders)) {
                choir.sing(WARM_UP);
                long before = syncs.count();
                SenderChoir.Song song = choir.sing(MEASURE);
                double shared = (double) song.acknowledged() / Math.max(1, syncs.count() - before);
                table.row(
                        database,
                        senders,
                        song.perSecond(),
                        song.millis(50),
                        song.millis(99),
                        shared,
                        floor.single(),
                        floor.batched(senders));
                details.put(database.toLowerCase(Locale.ROOT) + senders, song.perSecond());
                details.put(database.toLowerCase(Locale.ROOT) + senders + "PerSync", shared);
                best = song.perSecond() / floor.single();
            }
        }
        return best;
    }

    /// Bare rows a second by rows a commit, measured before the server starts so that they do not
    /// disturb each other.
    private record Floor(Map<Integer, Double> bySize) {

        static Floor of(Connection connection, boolean checkpoint) throws SQLException {
            Map<Integer, Double> bySize = new LinkedHashMap<>();
            try (BareCommits commits = new BareCommits(connection, checkpoint)) {
                commits.rowsPerSecond(1, FLOOR);
                for (int size : SENDERS) {
                    bySize.put(size, commits.rowsPerSecond(size, FLOOR));
                }
            }
            return new Floor(bySize);
        }

        double single() {
            return batched(1);
        }

        double batched(int size) {
            return bySize.getOrDefault(size, 0.0);
        }
    }
}
