package chat.parley.benchmarks.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A note as one line of text with tabs between its fields, and back. Texts of bots hold neither
/// tab nor line break.
final class NoteLine {

    private static final String TAB = "\t";

    private NoteLine() {}

    static String of(Note note) {
        return switch (note) {
            case Note.Intended(UUID op, Intent.Enter(UUID room)) -> line("enter", op, room);
            case Note.Intended(UUID op, Intent.Send(UUID room, String text)) ->
                    line("send", op, room, text);
            case Note.Intended(UUID op, Intent.React react) ->
                    line("react", op, react.room(), react.message(), react.emoji(), react.on());
            case Note.Acknowledged a ->
                    line("ok", a.op(), a.seq(), a.message() == null ? "-" : a.message(), a.again());
            case Note.Unchanged(UUID op) -> line("unchanged", op);
            case Note.Refused(UUID op, String code) -> line("refused", op, code);
            case Note.Subscribed(UUID room, long head) -> line("subscribed", room, head);
            case Note.Heard heard when heard.message() == null ->
                    line("heard", heard.room(), heard.seq());
            case Note.Heard(UUID room, long seq, StoredMessage message) ->
                    line("heard", room, seq, fields(message));
            case Note.Read(UUID room, List<StoredMessage> page) -> {
                StringBuilder line = new StringBuilder(line("read", room));
                page.forEach(message -> line.append(TAB).append(fields(message)));
                yield line.toString();
            }
        };
    }

    /// Reads a line back.
    ///
    /// @throws IllegalArgumentException if the line is none that [#of] makes
    static Note parse(String line) {
        String[] f = line.split(TAB, -1);
        return switch (f[0]) {
            case "enter" -> new Note.Intended(id(f[1]), new Intent.Enter(id(f[2])));
            case "send" -> new Note.Intended(id(f[1]), new Intent.Send(id(f[2]), f[3]));
            case "react" ->
                    new Note.Intended(
                            id(f[1]),
                            new Intent.React(id(f[2]), id(f[3]), f[4], Boolean.parseBoolean(f[5])));
            case "ok" ->
                    new Note.Acknowledged(
                            id(f[1]),
                            Long.parseLong(f[2]),
                            f[3].equals("-") ? null : id(f[3]),
                            Boolean.parseBoolean(f[4]));
            case "unchanged" -> new Note.Unchanged(id(f[1]));
            case "refused" -> new Note.Refused(id(f[1]), f[2]);
            case "subscribed" -> new Note.Subscribed(id(f[1]), Long.parseLong(f[2]));
            case "heard" -> new Note.Heard(id(f[1]), Long.parseLong(f[2]), firstOf(messages(f, 3)));
            case "read" -> new Note.Read(id(f[1]), messages(f, 2));
            default -> throw new IllegalArgumentException("not a note: " + line);
        };
    }

    private static String line(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.isEmpty() ? "" : TAB).append(field);
        }
        return line.toString();
    }

    private static String fields(StoredMessage m) {
        return line(m.seq(), m.id(), m.author(), m.text());
    }

    private static List<StoredMessage> messages(String[] fields, int from) {
        List<StoredMessage> messages = new ArrayList<>();
        for (int i = from; i + 3 < fields.length; i += 4) {
            long seq = Long.parseLong(fields[i]);
            messages.add(
                    new StoredMessage(seq, id(fields[i + 1]), id(fields[i + 2]), fields[i + 3]));
        }
        return messages;
    }

    private static @Nullable StoredMessage firstOf(List<StoredMessage> messages) {
        return messages.isEmpty() ? null : messages.getFirst();
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }
}
