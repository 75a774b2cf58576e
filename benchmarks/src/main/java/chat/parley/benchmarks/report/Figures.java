package chat.parley.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The figures of one run, printed as one line of JSON.
public final class Figures {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /// Begins with what every benchmark says.
    ///
    /// @param ratio what was measured over its floor or peer of the same run
    /// @param target what the ratio is to be, in words with a number
    public Figures(String name, double ratio, String target) {
        fields.put("name", name);
        fields.put("ratio", ratio);
        fields.put("target", target);
    }

    /// Adds one more figure.
    public Figures with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /// The figures as a JSON object on one line.
    public String json() {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> {
            json.append(json.length() == 1 ? "" : ",").append(quoted(name)).append(':');
            json.append(value(value));
        });
        return json.append('}').toString();
    }

    private static String value(Object value) {
        return switch (value) {
            case Double number -> text(number);
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> quoted(value.toString());
        };
    }

    /// A number with as many digits as are worth reading.
    static String text(double number) {
        double size = Math.abs(number);
        String form = size >= 1000 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
        return String.format(Locale.ROOT, form, number);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
