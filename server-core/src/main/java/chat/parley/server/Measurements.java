package chat.parley.server;

import chat.parley.model.RefusalCode;
import chat.parley.server.db.Database;
import chat.parley.server.files.SharedFiles;
import chat.parley.server.gateway.AnswerCounts;
import chat.parley.server.gateway.Gateway;
import chat.parley.server.search.Searches;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// What `/metrics` shows of a server, under the names in `docs/operations.md`. Thread-safe.
///
/// The features count by themselves and are asked when the page is; only this class knows
/// Micrometer, and it is loaded only for a server with an admin port.
final class Measurements implements AutoCloseable {

    private static final double[] BATCH_SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 512};

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Measurements(Database database, Gateway gateway, Searches searches, SharedFiles files) {
        machine();
        connections(gateway);
        answers(gateway.counts());
        writes(database);
        FunctionTimer.builder(
                        "parley.searches",
                        searches,
                        each -> each.counters().searches(),
                        each -> each.counters().nanos(),
                        TimeUnit.NANOSECONDS)
                .description("pages of finds, and how long they took")
                .register(registry);
        counter("parley.uploads", "uploads that are whole", files, f -> f.counters().finished());
        counter("parley.upload.bytes", "their bytes", files, f -> f.counters().bytes());
    }

    /// The page, in the text form of Prometheus.
    String page() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private void machine() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private void connections(Gateway gateway) {
        gauge("parley.connections", "open connections", gateway, Gateway::connections);
        gauge(
                "parley.fanout.waiting.bytes",
                "bytes that wait for all sockets together",
                gateway,
                each -> each.waitingBytes().getSum());
        gauge(
                "parley.fanout.longest.queue.bytes",
                "bytes that wait for the slowest socket",
                gateway,
                each -> Math.max(0, each.waitingBytes().getMax()));
    }

    private void answers(AnswerCounts counts) {
        counter("parley.messages.posted", "messages taken in", counts, AnswerCounts::posted);
        for (RefusalCode code : RefusalCode.values()) {
            FunctionCounter.builder("parley.refusals", counts, each -> each.refused(code))
                    .description("commands and HTTP calls that were refused")
                    .tag("code", code.name())
                    .register(registry);
        }
    }

    private void writes(Database database) {
        gauge(
                "parley.ready",
                "1 while the server can serve",
                database,
                each -> each.healthy() ? 1 : 0);
        counter("parley.writes", "writes asked for", database, d -> d.writes().counters().writes());
        counter(
                "parley.write.retries",
                "transactions run again",
                database,
                each -> each.writes().counters().retries());
        gauge(
                "parley.writes.waiting",
                "writes in the queue",
                database,
                each -> each.writes().waiting());
        DistributionSummary sizes =
                DistributionSummary.builder("parley.write.batch.size")
                        .description("writes of one transaction with one sync")
                        .serviceLevelObjectives(BATCH_SIZES)
                        .register(registry);
        database.writes().watchBatches(sizes::record);
        database.watchPools(new MicrometerMetricsTrackerFactory(registry));
    }

    private <T> void gauge(String name, String help, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(help).register(registry);
    }

    private <T> void counter(String name, String help, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value).description(help).register(registry);
    }
}
