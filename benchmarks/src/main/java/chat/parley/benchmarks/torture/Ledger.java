package chat.parley.benchmarks.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All journals turned into one list of operations: what was wanted, by whom, and what the server
/// said about it. Contradictions inside the journals become findings while it is filled.
final class Ledger {

    /// One operation and its outcome.
    static final class Entry {
        final UUID op;
        final String bot;
        final UUID person;
        final Intent intent;
        Note.@Nullable Acknowledged acknowledged;
        boolean unchanged;
        @Nullable String refused;

        private Entry(UUID op, BotJournal journal, Intent intent) {
            this.op = op;
            this.bot = journal.bot();
            this.person = journal.person();
            this.intent = intent;
        }

        boolean settled() {
            return acknowledged != null || unchanged || refused != null;
        }

        @Override
        public String toString() {
            return bot + " " + op + " " + intent;
        }
    }

    private final Map<UUID, Entry> byOp = new LinkedHashMap<>();
    private final Map<String, Entry> sendByText = new HashMap<>();
    private final List<Finding> findings;

    Ledger(List<BotJournal> journals, List<Finding> findings) {
        this.findings = findings;
        journals.forEach(this::enter);
        for (Entry entry : byOp.values()) {
            if (!entry.settled()) {
                findings.add(new Finding(Finding.Kind.UNSETTLED, entry.toString()));
            }
        }
    }

    /// All operations; those of one bot are in the order of its intentions.
    Iterable<Entry> entries() {
        return byOp.values();
    }

    /// The operation that sends this text, or null if nobody ever wanted to.
    @Nullable Entry sender(String text) {
        return sendByText.get(text);
    }

    /// Whether `message` is exactly what somebody wanted to say there.
    boolean wanted(UUID room, StoredMessage message) {
        Entry entry = sendByText.get(message.text());
        return entry != null
                && entry.person.equals(message.author())
                && entry.intent.room().equals(room);
    }

    /// The rooms that anything was wanted in.
    Set<UUID> rooms() {
        Map<UUID, Boolean> rooms = new LinkedHashMap<>();
        byOp.values().forEach(entry -> rooms.put(entry.intent.room(), true));
        return rooms.keySet();
    }

    /// Acknowledged changes of a room, in no order.
    List<Entry> acknowledgedIn(UUID room) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : byOp.values()) {
            if (entry.acknowledged != null && entry.intent.room().equals(room)) {
                found.add(entry);
            }
        }
        return found;
    }

    private void enter(BotJournal journal) {
        for (Note note : journal.notes()) {
            switch (note) {
                case Note.Intended intended -> intend(journal, intended);
                case Note.Acknowledged acknowledged -> acknowledge(acknowledged);
                case Note.Unchanged unchanged -> known(unchanged.op()).unchanged = true;
                case Note.Refused refused -> refuse(refused);
                case Note.Subscribed _, Note.Heard _, Note.Read _ -> {
                    // What a bot was shown is checked against the history, not against the
                    // operations.
                }
            }
        }
    }

    private void intend(BotJournal journal, Note.Intended intended) {
        Entry entry = new Entry(intended.op(), journal, intended.intent());
        if (byOp.putIfAbsent(entry.op, entry) != null) {
            throw new IllegalArgumentException("noted twice: " + entry);
        }
        if (entry.intent instanceof Intent.Send send
                && sendByText.put(send.text(), entry) != null) {
            throw new IllegalArgumentException("one text under two operations: " + entry);
        }
    }

    private void acknowledge(Note.Acknowledged answer) {
        Entry entry = known(answer.op());
        Note.Acknowledged first = entry.acknowledged;
        if (first == null) {
            entry.acknowledged = answer;
        } else if (first.seq() != answer.seq()
                || !Objects.equals(first.message(), answer.message())) {
            findings.add(
                    new Finding(
                            Finding.Kind.DOUBLED,
                            entry + " was acknowledged as " + first + " and as " + answer));
        }
    }

    private void refuse(Note.Refused refused) {
        Entry entry = known(refused.op());
        entry.refused = refused.code();
        findings.add(new Finding(Finding.Kind.REFUSED, entry + " with " + refused.code()));
    }

    private Entry known(UUID op) {
        Entry entry = byOp.get(op);
        if (entry == null) {
            throw new IllegalArgumentException("answered before it was noted: " + op);
        }
        return entry;
    }
}
