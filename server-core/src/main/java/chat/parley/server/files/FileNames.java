package chat.parley.server.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes names of files safe: for every file system, for headers, and for eyes. Any thread; no
/// state.
///
/// A name never has a path, a control or a character that turns the direction of writing, is none
/// that Windows keeps for devices, and takes at most [#MOST_BYTES] in UTF-8; its ending survives.
final class FileNames {

    /// What common file systems take.
    static final int MOST_BYTES = 255;

    private static final String NAMELESS = "file";
    private static final int MOST_ENDING = 16;
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private FileNames() {}

    /// The safe form; doing it twice changes nothing more.
    static String safe(String raw) {
        String last = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(cleaned(last), Normalizer.Form.NFC);
        String name = trimmed(shortened(trimmed(clean)));
        if (name.isEmpty()) {
            return NAMELESS;
        }
        return DEVICE.matcher(name).matches() ? shortened("_" + name) : name;
    }

    private static String cleaned(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints()
                .forEach(c -> {
                    if ("<>:\"|?*".indexOf(c) >= 0) {
                        clean.append('_');
                    } else if (!dropped(c)) {
                        clean.appendCodePoint(c);
                    }
                });
        return clean.toString();
    }

    /// Controls, lone surrogates, line ends, and whatever can't be seen but joins and marks of
    /// emoji and scripts.
    private static boolean dropped(int c) {
        int type = Character.getType(c);
        boolean joiner = c == 0x200C || c == 0x200D;
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.FORMAT && !joiner && !(c >= 0xE0020 && c <= 0xE007F));
    }

    /// Without blanks around it and dots at its end, which Windows drops, and without the dot that
    /// hides files.
    private static String trimmed(String name) {
        String rest = name.strip();
        while (rest.startsWith(".")) {
            rest = rest.substring(1).stripLeading();
        }
        while (rest.endsWith(".")) {
            rest = rest.substring(0, rest.length() - 1).stripTrailing();
        }
        return rest;
    }

    private static String shortened(String name) {
        if (bytes(name) <= MOST_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        boolean ending = dot > 0 && bytes(name.substring(dot)) <= MOST_ENDING;
        String tail = ending ? name.substring(dot) : "";
        String head = ending ? name.substring(0, dot) : name;
        while (bytes(head) + bytes(tail) > MOST_BYTES) {
            head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
        }
        return head + tail;
    }

    /// The ending in small letters without its dot; empty if there is none.
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
