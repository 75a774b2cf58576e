package chat.parley.packaging.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What comes out when everything that was typed is compared with what each window and the server
/// show at the end. Immutable.
///
/// @param people how many talked
/// @param messages how many messages were typed
/// @param lost typed, but missing in at least one view
/// @param doubled shown more than once in at least one view
/// @param outOfOrder shown after a message that its author wrote later, or elsewhere than in the
///   server's history
/// @param differences everything that is wrong, a sentence each
public record Verdict(
        int people, int messages, int lost, int doubled, int outOfOrder, List<String> differences) {

    /// The name of the view that the others are compared with.
    static final String SERVER = "the server";

    public Verdict {
        differences = List.copyOf(differences);
    }

    /// Compares.
    ///
    /// @param people how many talked
    /// @param typed what was typed into each room, in order
    /// @param views for each window, and for [#SERVER], what it shows of each room, from top to
    ///   bottom
    static Verdict of(
            int people, Map<String, List<Line>> typed, Map<String, Map<String, List<Line>>> views) {
        Comparison comparison = new Comparison();
        typed.forEach((room, lines) ->
                views.forEach((viewer, rooms) ->
                        comparison.look(
                                viewer + ", " + room,
                                lines,
                                rooms.getOrDefault(room, List.of()),
                                views.getOrDefault(SERVER, Map.of())
                                        .getOrDefault(room, List.of()))));
        int messages = typed.values().stream().mapToInt(List::size).sum();
        return new Verdict(
                people,
                messages,
                comparison.lost.size(),
                comparison.doubled.size(),
                comparison.outOfOrder.size(),
                comparison.differences);
    }

    /// Whether nothing at all is wrong.
    public boolean clean() {
        return differences.isEmpty();
    }

    /// The demo's last line.
    public String line() {
        return "demo: %d people, %d messages, %d lost, %d doubled, %d out of order"
                .formatted(people, messages, lost, doubled, outOfOrder);
    }

    /// Gathers what is wrong, view by view and room by room.
    private static final class Comparison {
        private final Set<String> lost = new TreeSet<>();
        private final Set<String> doubled = new TreeSet<>();
        private final Set<String> outOfOrder = new TreeSet<>();
        private final List<String> differences = new ArrayList<>();

        void look(String where, List<Line> typed, List<Line> shown, List<Line> atServer) {
            Map<String, Line> seen = new LinkedHashMap<>();
            for (Line line : shown) {
                if (seen.putIfAbsent(line.key(), line) != null) {
                    note(doubled, where, "shows twice", line);
                }
            }
            Set<String> known = new HashSet<>();
            for (Line line : typed) {
                known.add(line.key());
                if (!seen.containsKey(line.key())) {
                    note(lost, where, "lacks", line);
                }
            }
            seen.values().stream()
                    .filter(line -> !known.contains(line.key()))
                    .forEach(line ->
                            differences.add(where + " shows what nobody typed: " + line.key()));
            authorsOrder(where, typed, seen);
            sameAsServer(where, seen, atServer);
        }

        /// What one person wrote comes in the order in which they wrote it.
        private void authorsOrder(String where, List<Line> typed, Map<String, Line> seen) {
            Map<String, List<String>> expected = new LinkedHashMap<>();
            typed.stream()
                    .filter(line -> seen.containsKey(line.key()))
                    .forEach(line -> of(expected, line.author()).add(line.key()));
            Map<String, List<String>> actual = new LinkedHashMap<>();
            seen.values().forEach(line -> of(actual, line.author()).add(line.key()));
            expected.forEach((author, keys) -> {
                List<String> mine = new ArrayList<>(of(actual, author));
                mine.retainAll(keys);
                displaced(where, seen, keys, mine);
            });
        }

        /// All views show the server's order, and the server's reactions.
        private void sameAsServer(String where, Map<String, Line> seen, List<Line> atServer) {
            Map<String, Line> theirs = new LinkedHashMap<>();
            atServer.forEach(line -> theirs.putIfAbsent(line.key(), line));
            List<String> expected = new ArrayList<>(theirs.keySet());
            expected.retainAll(seen.keySet());
            List<String> actual = new ArrayList<>(seen.keySet());
            actual.retainAll(theirs.keySet());
            displaced(where, seen, expected, actual);
            theirs.forEach((key, line) -> {
                Line mine = seen.get(key);
                if (mine != null && !mine.reactions().equals(line.reactions())) {
                    differences.add(
                            "%s shows %s on \"%s\", the server has %s"
                                    .formatted(where, mine.reactions(), key, line.reactions()));
                }
            });
        }

        private void displaced(
                String where, Map<String, Line> seen, List<String> expected, List<String> actual) {
            for (int i = 0; i < expected.size(); i++) {
                Line line = seen.get(expected.get(i));
                if (line != null && !expected.get(i).equals(actual.get(i))) {
                    note(outOfOrder, where, "has in another place", line);
                }
            }
        }

        private void note(Set<String> kind, String where, String what, Line line) {
            kind.add(line.key());
            differences.add("%s %s: %s".formatted(where, what, line.key()));
        }

        private static List<String> of(Map<String, List<String>> lists, String key) {
            return lists.computeIfAbsent(key, _ -> new ArrayList<>());
        }
    }
}
