package chat.parley.server.http;

import chat.parley.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pages for who runs the server, on the admin port: whether it lives, and whether it can
/// serve. Thread-safe.
public final class Health implements HttpService {

    /// The calls that are answered here: method and path.
    public static final Set<String> OPERATIONS =
            Set.of("GET /health/live", "GET /health/ready", "GET /metrics");

    private static final Logger log = LoggerFactory.getLogger(Health.class);

    /// Shorter than those wait who usually ask: balancers and supervisors of processes.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Readiness readiness;
    private final Supplier<String> figures;

    /// @param ready whether the server can serve at this moment; may block for ever
    /// @param figures what there is to measure at this moment, in the text form of Prometheus
    public Health(BooleanSupplier ready, Supplier<String> figures) {
        this.readiness = new Readiness(ready, PATIENCE);
        this.figures = figures;
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return text(405, "only GET\n").with("Allow", "GET, HEAD");
        }
        try {
            return page(call);
        } catch (RuntimeException fault) {
            log.error("{} failed", call, fault);
            return text(500, "something went wrong\n");
        }
    }

    private HttpAnswer page(HttpCall call) {
        return switch (call.path()) {
            case "/health/live" -> text(200, "live\n");
            case "/health/ready" ->
                    readiness.now() ? text(200, "ready\n") : text(503, "not ready\n");
            case "/metrics" ->
                    text(200, figures.get())
                            .with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            default -> text(404, "not found\n");
        };
    }

    @Override
    public HttpAnswer refuse(int status, Refusal refusal) {
        return text(status, refusal.text() + "\n");
    }

    private static HttpAnswer text(int status, String text) {
        return new HttpAnswer(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store"),
                text.getBytes(StandardCharsets.UTF_8));
    }
}
