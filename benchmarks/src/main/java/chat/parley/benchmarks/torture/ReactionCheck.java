package chat.parley.benchmarks.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Each person's last acknowledged word on each emoji of each message must be what the room shows
/// at the end.
final class ReactionCheck {

    private final RoomHistory history;
    private final Ledger ledger;
    private final List<Finding> findings;

    ReactionCheck(RoomHistory history, Ledger ledger, List<Finding> findings) {
        this.history = history;
        this.ledger = ledger;
        this.findings = findings;
    }

    void check() {
        Map<Key, Ledger.Entry> last = lastWords();
        last.forEach((key, entry) -> {
            boolean wanted = entry.intent instanceof Intent.React react && react.on();
            if (wanted != shown(key)) {
                found(entry + " was the last word, at the end the reaction is " + shown(key));
            }
        });
        history.reactions()
                .forEach((message, emojis) ->
                        emojis.forEach((emoji, people) ->
                                people.forEach(
                                        person -> wanted(new Key(person, message, emoji), last))));
    }

    private Map<Key, Ledger.Entry> lastWords() {
        Map<Key, Ledger.Entry> last = new HashMap<>();
        Map<Key, Long> seqs = new HashMap<>();
        for (Ledger.Entry entry : ledger.acknowledgedIn(history.room())) {
            Note.Acknowledged answer = entry.acknowledged;
            if (answer != null && entry.intent instanceof Intent.React react) {
                Key key = new Key(entry.person, react.message(), react.emoji());
                if (answer.seq() >= seqs.getOrDefault(key, 0L)) {
                    seqs.put(key, answer.seq());
                    last.put(key, entry);
                }
            }
        }
        return last;
    }

    private boolean shown(Key key) {
        return history.reactions()
                .getOrDefault(key.message, Map.of())
                .getOrDefault(key.emoji, Set.of())
                .contains(key.person);
    }

    private void wanted(Key key, Map<Key, Ledger.Entry> last) {
        if (!last.containsKey(key)) {
            found(key + " is shown, nobody was ever told that it is stored");
        }
    }

    private void found(String detail) {
        findings.add(new Finding(Finding.Kind.REACTIONS, detail));
    }

    private record Key(UUID person, UUID message, String emoji) {}
}
