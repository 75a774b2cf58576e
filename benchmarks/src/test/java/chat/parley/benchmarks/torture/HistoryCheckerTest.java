package chat.parley.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.benchmarks.torture.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A checker that finds nothing proves nothing: here it must find every kind of wrong that we can
/// make by hand.
class HistoryCheckerTest {

    private static final UUID ROOM = new UUID(0, 1);
    private static final UUID ANN = new UUID(0, 2);
    private static final UUID BOB = new UUID(0, 3);

    private static final UUID ANN_ENTERS = new UUID(1, 1);
    private static final UUID BOB_ENTERS = new UUID(1, 2);
    private static final UUID ANN_ONE = new UUID(1, 3);
    private static final UUID BOB_ONE = new UUID(1, 4);
    private static final UUID ANN_TWO = new UUID(1, 5);
    private static final UUID BOB_CHEERS = new UUID(1, 6);

    private static final StoredMessage A1 = new StoredMessage(3, new UUID(2, 3), ANN, "ann 1");
    private static final StoredMessage B1 = new StoredMessage(4, new UUID(2, 4), BOB, "bob 1");
    private static final StoredMessage A2 = new StoredMessage(5, new UUID(2, 5), ANN, "ann 2");

    private final List<Note> ann = new ArrayList<>();
    private final List<Note> bob = new ArrayList<>();
    private final List<StoredMessage> stored = new ArrayList<>(List.of(A1, B1, A2));
    private final Map<UUID, Map<String, Set<UUID>>> reactions = new LinkedHashMap<>();
    private long head = 6;

    HistoryCheckerTest() {
        entered(ann, ANN_ENTERS, 1);
        entered(bob, BOB_ENTERS, 2);
        bob.add(new Note.Subscribed(ROOM, 2));
        sent(ann, ANN_ONE, A1);
        bob.add(new Note.Heard(ROOM, 3, A1));
        sent(bob, BOB_ONE, B1);
        bob.add(new Note.Heard(ROOM, 4, B1));
        sent(ann, ANN_TWO, A2);
        bob.add(new Note.Heard(ROOM, 5, A2));
        bob.add(new Note.Intended(BOB_CHEERS, new Intent.React(ROOM, A1.id(), "👍", true)));
        bob.add(new Note.Acknowledged(BOB_CHEERS, 6, null, false));
        bob.add(new Note.Heard(ROOM, 6, null));
        bob.add(new Note.Read(ROOM, List.of(A1, B1, A2)));
        reactions.put(A1.id(), Map.of("👍", Set.of(BOB)));
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(check()).isEmpty();
    }

    @Test
    void acceptsTheSameAcknowledgementAgain() {
        ann.add(new Note.Acknowledged(ANN_TWO, 5, A2.id(), true));
        assertThat(check()).isEmpty();
    }

    @Test
    void catchesAnAcknowledgedMessageThatIsGone() {
        stored.remove(A2);
        assertThat(kinds()).contains(Kind.LOST);
    }

    @Test
    void catchesALostMessageThatNobodyElseSaw() {
        bob.removeIf(note -> note instanceof Note.Heard || note instanceof Note.Read);
        stored.remove(A2);
        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void catchesARoomThatIsGone() {
        assertThat(HistoryChecker.check(journals(), List.of()))
                .extracting(Finding::kind)
                .contains(Kind.LOST);
    }

    @Test
    void catchesANumberRolledBackBelowAnAcknowledgedOne() {
        bob.removeIf(note -> note instanceof Note.Heard);
        head = 5;
        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void catchesAMessageStoredTwice() {
        stored.add(new StoredMessage(6, new UUID(2, 6), ANN, "ann 2"));
        assertThat(kinds()).contains(Kind.DOUBLED);
    }

    @Test
    void catchesOneOperationAcknowledgedAsTwo() {
        ann.add(new Note.Acknowledged(ANN_TWO, 7, new UUID(2, 7), false));
        assertThat(kinds()).containsExactly(Kind.DOUBLED);
    }

    @Test
    void catchesAMessageUnderAnotherNumberThanAcknowledged() {
        bob.removeIf(note -> note instanceof Note.Heard || note instanceof Note.Read);
        stored.set(2, new StoredMessage(6, A2.id(), ANN, "ann 2"));
        assertThat(kinds()).containsExactly(Kind.MOVED);
    }

    @Test
    void catchesAMessageUnderAnotherIdThanAcknowledged() {
        bob.removeIf(note -> note instanceof Note.Heard || note instanceof Note.Read);
        stored.set(2, new StoredMessage(5, new UUID(9, 9), ANN, "ann 2"));
        assertThat(kinds()).containsExactly(Kind.MOVED);
    }

    @Test
    void catchesAHistoryThatDoesNotAscend() {
        stored.clear();
        stored.addAll(List.of(B1, A1, A2));
        assertThat(kinds()).containsExactly(Kind.REORDERED);
    }

    @Test
    void catchesASendersMessagesOutOfTheirOrder() {
        ann.clear();
        entered(ann, ANN_ENTERS, 1);
        sent(ann, ANN_TWO, A2);
        sent(ann, ANN_ONE, A1);
        assertThat(kinds()).containsExactly(Kind.REORDERED);
    }

    @Test
    void catchesANumberThatNothingExplains() {
        head = 7;
        assertThat(kinds()).containsExactly(Kind.GAP);
    }

    @Test
    void catchesAHoleInWhatAConnectionHeard() {
        bob.removeIf(note -> note instanceof Note.Heard heard && heard.seq() == 4);
        assertThat(kinds()).containsExactly(Kind.GAP);
    }

    @Test
    void catchesAnEventHeardTwice() {
        bob.add(new Note.Heard(ROOM, 6, null));
        assertThat(kinds()).containsExactly(Kind.GAP);
    }

    @Test
    void startsAnewWithEachConnection() {
        bob.add(new Note.Subscribed(ROOM, 5));
        bob.add(new Note.Heard(ROOM, 6, null));
        assertThat(check()).isEmpty();
    }

    @Test
    void catchesTwoChangesUnderOneNumber() {
        bob.removeIf(note -> note instanceof Note.Acknowledged answer && answer.seq() == 6);
        bob.add(new Note.Acknowledged(BOB_CHEERS, 5, null, false));
        head = 5;
        bob.removeIf(note -> note instanceof Note.Heard heard && heard.seq() == 6);
        assertThat(kinds()).containsExactly(Kind.CLASH);
    }

    @Test
    void catchesAMessageThatNobodySent() {
        stored.add(new StoredMessage(6, new UUID(2, 6), ANN, "ann 3"));
        assertThat(kinds()).containsExactly(Kind.PHANTOM);
    }

    @Test
    void catchesAMessageUnderAnothersName() {
        bob.removeIf(note -> note instanceof Note.Heard || note instanceof Note.Read);
        stored.set(2, new StoredMessage(5, A2.id(), BOB, "ann 2"));
        assertThat(kinds()).containsExactly(Kind.PHANTOM);
    }

    @Test
    void catchesAMessageInAnotherRoomThanItsOwn() {
        UUID elsewhere = new UUID(0, 9);
        ann.add(new Note.Intended(new UUID(1, 9), new Intent.Enter(elsewhere)));
        ann.add(new Note.Acknowledged(new UUID(1, 9), 1, null, false));
        RoomHistory other =
                new RoomHistory(
                        elsewhere,
                        1,
                        List.of(new StoredMessage(1, A2.id(), ANN, "ann 2")),
                        Map.of());
        assertThat(HistoryChecker.check(journals(), List.of(history(), other)))
                .extracting(Finding::kind)
                .containsExactly(Kind.PHANTOM);
    }

    @Test
    void catchesARefusedMessageThatIsStored() {
        UUID op = new UUID(1, 7);
        ann.add(new Note.Intended(op, new Intent.Send(ROOM, "ann 3")));
        ann.add(new Note.Refused(op, "INTERNAL"));
        stored.add(new StoredMessage(6, new UUID(2, 6), ANN, "ann 3"));
        assertThat(kinds()).contains(Kind.REFUSED, Kind.PHANTOM);
    }

    @Test
    void catchesALiveEventThatCameToNothing() {
        StoredMessage shown = new StoredMessage(7, new UUID(2, 7), ANN, "ann 3");
        ann.add(new Note.Intended(new UUID(1, 7), new Intent.Send(ROOM, "ann 3")));
        bob.add(new Note.Heard(ROOM, 7, shown));
        assertThat(kinds()).contains(Kind.VANISHED);
    }

    @Test
    void catchesAPageThatShowedWhatIsNotThere() {
        StoredMessage shown = new StoredMessage(6, new UUID(2, 7), ANN, "ann 2");
        bob.add(new Note.Read(ROOM, List.of(shown)));
        assertThat(kinds()).containsExactly(Kind.VANISHED);
    }

    @Test
    void catchesALiveEventThatNobodyCaused() {
        bob.add(new Note.Heard(ROOM, 7, new StoredMessage(7, new UUID(2, 7), ANN, "what?")));
        assertThat(kinds()).contains(Kind.PHANTOM);
    }

    @Test
    void catchesAPageWithAHole() {
        bob.add(new Note.Read(ROOM, List.of(A1, A2)));
        assertThat(kinds()).containsExactly(Kind.INCOMPLETE);
    }

    @Test
    void catchesAPageOutOfOrder() {
        bob.add(new Note.Read(ROOM, List.of(B1, A1)));
        assertThat(kinds()).containsExactly(Kind.REORDERED);
    }

    @Test
    void catchesAReactionThatIsGone() {
        reactions.clear();
        assertThat(kinds()).containsExactly(Kind.REACTIONS);
    }

    @Test
    void catchesAReactionThatWasTakenBackAndIsThere() {
        UUID op = new UUID(1, 7);
        bob.add(new Note.Intended(op, new Intent.React(ROOM, A1.id(), "👍", false)));
        bob.add(new Note.Acknowledged(op, 7, null, false));
        head = 7;
        assertThat(kinds()).containsExactly(Kind.REACTIONS);
    }

    @Test
    void catchesAReactionThatNobodyMade() {
        reactions.put(B1.id(), Map.of("🎉", Set.of(ANN)));
        assertThat(kinds()).containsExactly(Kind.REACTIONS);
    }

    @Test
    void catchesAnOperationThatWasNeverAnswered() {
        ann.add(new Note.Intended(new UUID(1, 7), new Intent.Send(ROOM, "ann 3")));
        assertThat(kinds()).containsExactly(Kind.UNSETTLED);
    }

    @Test
    void refusesAJournalThatWasNotKeptBeforeActing() {
        ann.addFirst(new Note.Acknowledged(new UUID(1, 8), 1, null, false));
        assertThatThrownBy(this::check).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Finding> check() {
        return HistoryChecker.check(journals(), List.of(history()));
    }

    /// The kinds found, each once.
    private Set<Kind> kinds() {
        return Set.copyOf(check().stream().map(Finding::kind).toList());
    }

    private List<BotJournal> journals() {
        return List.of(new BotJournal("ann", ANN, ann), new BotJournal("bob", BOB, bob));
    }

    private RoomHistory history() {
        return new RoomHistory(ROOM, head, stored, reactions);
    }

    private static void entered(List<Note> notes, UUID op, long seq) {
        notes.add(new Note.Intended(op, new Intent.Enter(ROOM)));
        notes.add(new Note.Acknowledged(op, seq, null, false));
    }

    private static void sent(List<Note> notes, UUID op, StoredMessage message) {
        notes.add(new Note.Intended(op, new Intent.Send(ROOM, message.text())));
        notes.add(new Note.Acknowledged(op, message.seq(), message.id(), false));
    }
}
