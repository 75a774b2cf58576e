package chat.parley.benchmarks.fanout;

import chat.parley.benchmarks.report.Median;
import chat.parley.benchmarks.report.Table;

/// Medians of one size of audience, in µs a delivery.
record FanoutResult(int listeners, double server, double bare, double storing) {

    static FanoutResult of(int listeners, double[] server, double[] bare, double[] storing) {
        return new FanoutResult(listeners, Median.of(server), Median.of(bare), Median.of(storing));
    }

    double ratio() {
        return server / bare;
    }

    void addTo(Table table) {
        table.row(listeners, bare, server, ratio(), storing, (server - storing) / bare);
    }
}
