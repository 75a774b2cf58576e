package chat.parley.server.presence;

import chat.parley.model.PersonId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who is on the other nodes, and who does nothing there, as this node heard last. Thread-safe; a
/// question never waits.
final class OtherNodes {

    private static final String IDLE = " idle";

    /// By node: everybody there, and whether they do nothing.
    private final Map<String, Map<PersonId, Boolean>> nodes = new ConcurrentHashMap<>();

    /// By node: in which order something was heard of people there, as far as a list under way may
    /// not know it.
    private final Map<String, Map<PersonId, Long>> heard = new HashMap<>();

    private long notes;

    /// How a person stands in the list that a node shares.
    static String line(PersonId person, boolean idle) {
        return idle ? person + IDLE : person.toString();
    }

    boolean there(PersonId person) {
        return nodes.values().stream().anyMatch(people -> people.containsKey(person));
    }

    boolean awake(PersonId person) {
        return nodes.values().stream().anyMatch(people -> Boolean.FALSE.equals(people.get(person)));
    }

    /// The nodes of which it knows somebody.
    Set<String> names() {
        return Set.copyOf(nodes.keySet());
    }

    /// How much was heard so far; taken before a list is read.
    synchronized long heardSoFar() {
        return notes;
    }

    /// Takes the whole list of a node. What was heard since it was read is newer than the list.
    ///
    /// @param lines made by [#line], others are skipped; a node without any is forgotten
    /// @param before what [#heardSoFar] said before the list was read
    /// @return those of whom something is different now
    synchronized Set<PersonId> replace(String node, Collection<String> lines, long before) {
        Map<PersonId, Boolean> now = new ConcurrentHashMap<>();
        for (String line : lines) {
            boolean idle = line.endsWith(IDLE);
            String id = idle ? line.substring(0, line.length() - IDLE.length()) : line;
            person(id).ifPresent(person -> now.put(person, idle));
        }
        keepNewer(node, now, before);
        return replaced(node, now);
    }

    /// Redis is no source of anything: what stands there may be from anybody.
    private static Optional<PersonId> person(String id) {
        try {
            return Optional.of(PersonId.of(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void keepNewer(String node, Map<PersonId, Boolean> now, long before) {
        Map<PersonId, Long> newer = heard.getOrDefault(node, Map.of());
        newer.values().removeIf(note -> note <= before);
        Map<PersonId, Boolean> known = nodes.getOrDefault(node, Map.of());
        for (PersonId person : newer.keySet()) {
            Boolean idle = known.get(person);
            if (idle == null) {
                now.remove(person);
            } else {
                now.put(person, idle);
            }
        }
    }

    private Set<PersonId> replaced(String node, Map<PersonId, Boolean> now) {
        Map<PersonId, Boolean> before = now.isEmpty() ? nodes.remove(node) : nodes.put(node, now);
        Map<PersonId, Boolean> known = before == null ? Map.of() : before;
        Set<PersonId> all = new HashSet<>(known.keySet());
        all.addAll(now.keySet());
        all.removeIf(
                person -> now.containsKey(person) && now.get(person).equals(known.get(person)));
        return all;
    }

    /// Forgets a node.
    ///
    /// @return who was there
    synchronized Set<PersonId> forget(String node) {
        heard.remove(node);
        Map<PersonId, Boolean> people = nodes.remove(node);
        return people == null ? Set.of() : Set.copyOf(people.keySet());
    }

    /// Somebody came to a node, also beside a connection on which they do nothing, or left it.
    ///
    /// @return whether that is news
    synchronized boolean heardThere(String node, PersonId person, boolean on) {
        note(node, person);
        Map<PersonId, Boolean> people = nodes.computeIfAbsent(node, _ -> new ConcurrentHashMap<>());
        return on
                ? !Boolean.FALSE.equals(people.put(person, false))
                : people.remove(person) != null;
    }

    /// Somebody does nothing on a node, or does something again.
    ///
    /// @return whether that is news
    synchronized boolean heardIdle(String node, PersonId person, boolean idle) {
        note(node, person);
        Map<PersonId, Boolean> people = nodes.computeIfAbsent(node, _ -> new ConcurrentHashMap<>());
        Boolean before = people.put(person, idle);
        return before == null || before != idle;
    }

    private void note(String node, PersonId person) {
        notes++;
        heard.computeIfAbsent(node, _ -> new HashMap<>()).put(person, notes);
    }
}
