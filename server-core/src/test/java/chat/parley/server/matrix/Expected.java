package chat.parley.server.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The table that says what everybody must get, as it is written in `authorisation.txt`. Immutable.
final class Expected {

    /// The kind under which a rule has its line when it is about no room.
    static final String NO_ROOM = "none";

    /// An operation in one of its forms.
    ///
    /// @param command name of the command
    /// @param form distinguishes samples of one command; may be empty
    /// @param sample the command's own fields, with `$names` to be filled in
    record Operation(String command, String form, String rule, String sample) {

        @Override
        public String toString() {
            return form.isEmpty() ? command : command + "/" + form;
        }
    }

    /// An HTTP call and the status that each kind of token gets.
    record Call(String method, String path, List<Integer> statuses) {

        String name() {
            return method + " " + path;
        }
    }

    private final Map<String, Map<String, Map<Who, Outcome>>> rules = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    static Expected read() {
        Expected expected = new Expected();
        try (InputStream file =
                Objects.requireNonNull(
                        Expected.class.getResourceAsStream("/authorisation.txt"), "no table")) {
            String rule = "";
            for (String line :
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("rule ")) {
                    rule = line.substring(5).strip();
                } else if (line.startsWith("op ")) {
                    expected.operation(line.split(" ", 4));
                } else if (line.startsWith("http ")) {
                    expected.call(line.split(" +"));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    expected.line(rule, line.split(" +"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expected;
    }

    private void operation(String[] words) {
        String[] name = words[1].split("/", 2);
        if (!rules.containsKey(words[2])) {
            throw new IllegalArgumentException("no rule " + words[2]);
        }
        operations.add(new Operation(name[0], name.length == 2 ? name[1] : "", words[2], words[3]));
    }

    private void call(String[] words) {
        calls.add(
                new Call(
                        words[1],
                        words[2],
                        List.of(words).subList(3, words.length).stream()
                                .map(Integer::valueOf)
                                .toList()));
    }

    private void line(String rule, String[] words) {
        Who[] all = Who.values();
        if (words.length != all.length + 1) {
            throw new IllegalArgumentException(rule + " " + words[0] + " has another length");
        }
        Map<Who, Outcome> outcomes = new EnumMap<>(Who.class);
        for (int i = 0; i < all.length; i++) {
            outcomes.put(all[i], Outcome.of(words[i + 1].charAt(0)));
        }
        rules.computeIfAbsent(rule, _ -> new HashMap<>()).put(words[0], outcomes);
    }

    List<Operation> operations() {
        return operations;
    }

    List<Call> calls() {
        return calls;
    }

    /// Whether an operation is about a room.
    boolean aboutRoom(Operation operation) {
        return !lines(operation).containsKey(NO_ROOM);
    }

    /// What somebody must get.
    Outcome of(Operation operation, String kind, Who who) {
        Outcome outcome = lines(operation).getOrDefault(kind, Map.of()).get(who);
        if (outcome == null) {
            throw new IllegalArgumentException(operation + " says nothing of " + kind);
        }
        return outcome;
    }

    /// What a rule says that no command follows.
    Outcome of(String rule, String kind, Who who) {
        Outcome outcome = rules.getOrDefault(rule, Map.of()).getOrDefault(kind, Map.of()).get(who);
        if (outcome == null) {
            throw new IllegalArgumentException(rule + " says nothing of " + kind);
        }
        return outcome;
    }

    private Map<String, Map<Who, Outcome>> lines(Operation operation) {
        return rules.getOrDefault(operation.rule(), Map.of());
    }
}
