package chat.parley.server.http;

import java.util.Locale;

/// Writes figures in the text form of Prometheus, version 0.0.4. Owned by one thread; made for each
/// answer.
public final class Metrics {

    private final StringBuilder text = new StringBuilder();

    /// A figure that goes up and down.
    ///
    /// @param name in the words of the figure's unit, as `parley_heap_bytes`
    public Metrics gauge(String name, String help, double value) {
        return figure(name, "gauge", help, value);
    }

    /// A figure that only grows while the server runs; its name ends in `_total`.
    public Metrics counter(String name, String help, double value) {
        return figure(name, "counter", help, value);
    }

    /// The page.
    public String text() {
        return text.toString();
    }

    private Metrics figure(String name, String type, String help, double value) {
        text.append(
                        "# HELP %s %s%n# TYPE %s %s%n"
                                .formatted(name, help, name, type)
                                .replace("\r", ""))
                .append(name)
                .append(' ')
                .append(number(value))
                .append('\n');
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
