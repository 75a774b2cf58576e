package chat.parley.benchmarks.torture;

import chat.parley.benchmarks.torture.Finding.Kind;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What bots were shown while the server lived must be what it holds at the end: live events in
/// order and without a hole, pages of history complete, and nothing of either gone or changed.
final class ShownCheck {

    private final RoomHistory history;
    private final Ledger ledger;
    private final List<Finding> findings;
    private final NavigableMap<Long, StoredMessage> bySeq = new TreeMap<>();

    ShownCheck(RoomHistory history, Ledger ledger, List<Finding> findings) {
        this.history = history;
        this.ledger = ledger;
        this.findings = findings;
        history.messages().forEach(message -> bySeq.putIfAbsent(message.seq(), message));
    }

    void check(List<BotJournal> journals) {
        journals.forEach(this::check);
    }

    private void check(BotJournal journal) {
        UUID room = history.room();
        Long cursor = null;
        for (Note note : journal.notes()) {
            switch (note) {
                case Note.Subscribed subscribed when subscribed.room().equals(room) ->
                        cursor = subscribed.head();
                case Note.Heard heard when heard.room().equals(room) ->
                        cursor = heard(journal, heard, cursor);
                case Note.Read read when read.room().equals(room) -> read(journal, read);
                default -> {
                    // Other rooms have their own check; operations are the ledger's.
                }
            }
        }
    }

    private long heard(BotJournal journal, Note.Heard heard, @Nullable Long before) {
        if (before != null && heard.seq() != before + 1) {
            found(Kind.GAP, journal.bot() + " heard number " + heard.seq() + " after " + before);
        }
        if (heard.seq() > history.head()) {
            found(Kind.VANISHED, journal.bot() + " heard " + heard + " beyond the head");
        }
        if (heard.message() != null) {
            stillThere(journal, heard.message());
        }
        return heard.seq();
    }

    private void read(BotJournal journal, Note.Read read) {
        long last = 0;
        for (StoredMessage message : read.page()) {
            if (message.seq() <= last) {
                found(Kind.REORDERED, journal.bot() + " read " + message + " after number " + last);
            }
            last = Math.max(last, message.seq());
            stillThere(journal, message);
        }
        if (!read.page().isEmpty()) {
            long first = read.page().getFirst().seq();
            int expected = last < first ? 0 : bySeq.subMap(first, true, last, true).size();
            if (read.page().size() < expected) {
                String found = read.page().size() + " of " + expected;
                found(
                        Kind.INCOMPLETE,
                        journal.bot() + " read " + found + " from " + first + " to " + last);
            }
        }
    }

    private void stillThere(BotJournal journal, StoredMessage shown) {
        if (!ledger.wanted(history.room(), shown)) {
            found(Kind.PHANTOM, journal.bot() + " was shown " + shown + ", nobody sent it there");
        }
        if (!shown.equals(bySeq.get(shown.seq()))) {
            String now = String.valueOf(bySeq.get(shown.seq()));
            found(Kind.VANISHED, journal.bot() + " was shown " + shown + ", stored is " + now);
        }
    }

    private void found(Kind kind, String detail) {
        findings.add(new Finding(kind, detail));
    }
}
