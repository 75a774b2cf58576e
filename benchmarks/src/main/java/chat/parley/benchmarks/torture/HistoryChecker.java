package chat.parley.benchmarks.torture;

import chat.parley.benchmarks.torture.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Proves from what bots noted and what a server holds at the end that nothing acknowledged was
/// lost, doubled or reordered, that numbers have no gap and that nothing appeared from nowhere.
/// Pure: no clock, no file, no socket.
///
/// The proof about numbers is exact because bots ask until every operation is answered: then each
/// number of a room from 1 to its head must have been acknowledged for exactly one operation.
public final class HistoryChecker {

    private final List<Finding> findings = new ArrayList<>();
    private final List<BotJournal> journals;
    private final Ledger ledger;

    private HistoryChecker(List<BotJournal> journals) {
        this.journals = journals;
        this.ledger = new Ledger(journals, findings);
    }

    /// Checks all rooms that the journals speak of.
    ///
    /// @param journals of everybody who wrote anything into these rooms
    /// @param histories of every room, read after the last start of the server
    /// @return what is wrong, empty if nothing is
    /// @throws IllegalArgumentException if the journals cannot have been written by bots that note
    ///   before they act
    public static List<Finding> check(List<BotJournal> journals, List<RoomHistory> histories) {
        HistoryChecker checker = new HistoryChecker(journals);
        Map<UUID, RoomHistory> byRoom =
                histories.stream().collect(Collectors.toMap(RoomHistory::room, room -> room));
        for (UUID room : checker.ledger.rooms()) {
            RoomHistory history =
                    byRoom.getOrDefault(room, new RoomHistory(room, 0, List.of(), Map.of()));
            checker.checkRoom(history);
        }
        return List.copyOf(checker.findings);
    }

    private void checkRoom(RoomHistory history) {
        ascends(history);
        everythingStoredWasWanted(history);
        everythingAcknowledgedIsStored(history);
        sendersKeepTheirOrder(history);
        numbersAreWhole(history);
        new ShownCheck(history, ledger, findings).check(journals);
        new ReactionCheck(history, ledger, findings).check();
    }

    private void ascends(RoomHistory history) {
        long last = 0;
        for (StoredMessage message : history.messages()) {
            if (message.seq() <= last) {
                found(Kind.REORDERED, message + " stands after number " + last);
            }
            last = Math.max(last, message.seq());
        }
    }

    private void everythingStoredWasWanted(RoomHistory history) {
        Set<String> texts = new HashSet<>();
        Set<UUID> ids = new HashSet<>();
        for (StoredMessage message : history.messages()) {
            if (!ledger.wanted(history.room(), message)) {
                found(Kind.PHANTOM, message + " is stored, nobody sent it there");
            }
            if (!texts.add(message.text()) || !ids.add(message.id())) {
                found(Kind.DOUBLED, message + " is stored more than once");
            }
        }
    }

    private void everythingAcknowledgedIsStored(RoomHistory history) {
        Map<String, StoredMessage> byText = new HashMap<>();
        history.messages().forEach(message -> byText.putIfAbsent(message.text(), message));
        for (Ledger.Entry entry : ledger.entries()) {
            if (!(entry.intent instanceof Intent.Send send)
                    || !send.room().equals(history.room())) {
                continue;
            }
            StoredMessage stored = byText.get(send.text());
            Note.Acknowledged answer = entry.acknowledged;
            if (answer != null && stored == null) {
                found(Kind.LOST, entry + " was acknowledged as number " + answer.seq());
            } else if (answer != null
                    && stored != null
                    && (stored.seq() != answer.seq() || !stored.id().equals(answer.message()))) {
                found(
                        Kind.MOVED,
                        entry + " was acknowledged as " + answer + ", stored as " + stored);
            } else if (entry.refused != null && stored != null) {
                found(Kind.PHANTOM, entry + " was refused and is stored as " + stored);
            }
        }
    }

    private void sendersKeepTheirOrder(RoomHistory history) {
        Map<String, Long> seqByText = new HashMap<>();
        history.messages().forEach(message -> seqByText.putIfAbsent(message.text(), message.seq()));
        Map<String, Long> lastOfBot = new HashMap<>();
        for (Ledger.Entry entry : ledger.entries()) {
            if (entry.intent instanceof Intent.Send send && send.room().equals(history.room())) {
                Long seq = seqByText.get(send.text());
                Long before = seq == null ? null : lastOfBot.put(entry.bot, seq);
                if (seq != null && before != null && before > seq) {
                    found(
                            Kind.REORDERED,
                            entry + " is " + seq + ", its sender's earlier one " + before);
                }
            }
        }
    }

    private void numbersAreWhole(RoomHistory history) {
        Map<Long, Ledger.Entry> owners = new HashMap<>();
        for (Ledger.Entry entry : ledger.acknowledgedIn(history.room())) {
            long seq = seqOf(entry);
            if (seq < 1 || seq > history.head()) {
                found(Kind.LOST, entry + " has number " + seq + ", the head is " + history.head());
            }
            Ledger.Entry other = owners.put(seq, entry);
            if (other != null) {
                found(Kind.CLASH, "number " + seq + " is both " + other + " and " + entry);
            }
        }
        for (long seq = 1; seq <= history.head(); seq++) {
            if (!owners.containsKey(seq)) {
                found(Kind.GAP, "room " + history.room() + ": no change explains number " + seq);
            }
        }
        for (StoredMessage message : history.messages()) {
            if (message.seq() > history.head()) {
                found(Kind.GAP, message + " stands beyond the head " + history.head());
            }
        }
    }

    private static long seqOf(Ledger.Entry entry) {
        Note.Acknowledged answer = entry.acknowledged;
        return answer == null ? 0 : answer.seq();
    }

    private void found(Kind kind, String detail) {
        findings.add(new Finding(kind, detail));
    }
}
