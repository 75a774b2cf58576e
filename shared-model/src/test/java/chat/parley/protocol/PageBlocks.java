package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Worded;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the parts of `docs/protocol.md` that are taken from the records and the golden files: for
/// each record a table of its fields, and its golden file as the example.
final class PageBlocks {
    private static final Pattern BLOCK =
            Pattern.compile("<!-- record (\\w+) -->\\n(?s:.*?)<!-- end -->");

    private static final String PROTOCOL = "chat.parley.protocol.";
    private static final String MODEL = "chat.parley.model.";

    /// What the page calls the types that have no word of their own.
    private static final Map<String, String> FORMS =
            Map.ofEntries(
                    Map.entry("long", "number"),
                    Map.entry("Long", "number"),
                    Map.entry("int", "number"),
                    Map.entry("Integer", "number"),
                    Map.entry("boolean", "`true` or `false`"),
                    Map.entry("Boolean", "`true` or `false`"),
                    Map.entry("String", "text"),
                    Map.entry("Instant", "time"),
                    Map.entry("UUID", "UUID"),
                    Map.entry("PersonId", "person id"),
                    Map.entry("RoomId", "room id"),
                    Map.entry("MessageId", "message id"),
                    Map.entry("SessionId", "session id"),
                    Map.entry("FileId", "file id"),
                    Map.entry("ReportId", "report id"),
                    Map.entry("OperationId", "operation id"),
                    Map.entry("Mention", "person id, `room` or `here`"),
                    Map.entry("RoomHead", "`[room id, number]`"),
                    Map.entry("RefusalCode", "code"),
                    Map.entry("Limits", "object of numbers"),
                    Map.entry("Answer", "the answer's fields, flat"));

    private PageBlocks() {}

    /// The page with all its blocks made anew.
    static String renewed(String page) {
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(block(block.group(1))));
    }

    private static String block(String name) {
        Class<?> type = type(name);
        StringBuilder block = new StringBuilder("<!-- record " + name + " -->\n\n");
        block.append("| field | form | |\n|---|---|---|\n");
        for (RecordComponent component : type.getRecordComponents()) {
            block.append(row(component));
        }
        if (Golden.records().contains(type)) {
            block.append("\n```json\n").append(Golden.text(type)).append("```\n");
        }
        return block.append("\n<!-- end -->").toString();
    }

    private static Class<?> type(String name) {
        String folder = PageBlocks.class.getResource(name + ".class") != null ? PROTOCOL : MODEL;
        try {
            return Class.forName(folder + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the page speaks of a record " + name, e);
        }
    }

    private static String row(RecordComponent component) {
        WireField given = component.getAnnotation(WireField.class);
        String name = given == null ? component.getName() : given.value();
        return "| `%s` | %s | %s |\n"
                .formatted(name, form(component.getGenericType()), presence(component));
    }

    private static String presence(RecordComponent component) {
        if (component.isAnnotationPresent(WrittenNull.class)) {
            return "may be `null`";
        }
        if (component.isAnnotationPresent(LeftOut.class)) {
            return component.getType() == boolean.class ? "absent is `false`" : "absent is empty";
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? "optional" : "";
    }

    private static String form(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            String element = form(arguments[arguments.length - 1]);
            return arguments.length == 1 ? "list of " + element : "object of " + element + "s";
        }
        Class<?> plain = (Class<?>) type;
        String form = FORMS.get(plain.getSimpleName());
        if (form != null) {
            return form;
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> "`" + ((Worded) constant).word() + "`")
                    .collect(Collectors.joining(" "));
        }
        return "[%s](#%s)"
                .formatted(plain.getSimpleName(), plain.getSimpleName().toLowerCase(Locale.ROOT));
    }
}
