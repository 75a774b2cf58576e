package chat.parley.benchmarks.fanout;

import chat.parley.benchmarks.report.Median;
import chat.parley.benchmarks.report.Table;

/// Medians of one size of audience, in µs a delivery.
///
/// @param server everything the server does, storing included
/// @param bare the loop of socket writes
/// @param storing what the same message costs where nobody listens, spread over the deliveries
record FanoutResult(int listeners, double server, double bare, double storing) {

    static FanoutResult of(int listeners, double[] server, double[] bare, double[] storing) {
        return new FanoutResult(listeners, Median.of(server), Median.of(bare), Median.of(storing));
    }

    /// A delivery against a bare write. Taking a message in, syncing it and answering is paid once
    /// a message, however many listen, and is what `persist` measures; the bare loop has no
    /// counterpart to it.
    double ratio() {
        return (server - storing) / bare;
    }

    double ratioWithStoring() {
        return server / bare;
    }

    void addTo(Table table) {
        table.row(listeners, bare, server - storing, ratio(), storing, server, ratioWithStoring());
    }
}
