package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.HistoryAccess;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// A room that hides its past from whoever comes, where Bob says old things and Eve comes later.
/// Owned by the test's thread.
abstract class HiddenPast extends Townsfolk {

    /// In every old text, and nowhere else.
    static final String WORD = "kestrel";

    static final String FOX = "🦊";

    ScriptedPerson ann;
    ScriptedPerson bob;
    ScriptedPerson eve;
    RoomSummary quay;

    HiddenPast(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
    }

    /// Has the room hide its past and lets eve in.
    RoomSummary eveComes() {
        hides(HistoryAccess.NONE);
        int before = eve.wire().frames().size();
        RoomSummary room = eve.joins(quay.id());
        assertThat(eve.wire().frames().subList(before, eve.wire().frames().size()))
                .anyMatch(RoomAdded.class::isInstance);
        return room;
    }

    void hides(HistoryAccess access) {
        ann.asks(
                ChangeMade.class,
                i -> new ChangeRoom(i, op(), quay.id(), null, null, null, null, null, access));
    }

    /// Has ann say the last word and waits until it has come, and all before it.
    void everyNumberComesTo(ScriptedPerson person, long after) {
        String last = "last for " + person;
        long seq = ann.says(quay.id(), last).seq();
        person.sees(quay.id(), last);
        assertThat(
                        person.wire().frames().stream()
                                .filter(RoomEvent.class::isInstance)
                                .map(RoomEvent.class::cast)
                                .filter(event -> event.room().equals(quay.id()))
                                .map(RoomEvent::seq)
                                .filter(number -> number > after))
                .containsExactlyElementsOf(LongStream.rangeClosed(after + 1, seq).boxed().toList());
    }

    static String wire(ScriptedPerson person) {
        return String.join("\n", person.wire().texts());
    }

    MessageAccepted says(
            ScriptedPerson by, String text, @Nullable ReplyTo to, @Nullable MessageId thread) {
        return by.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i, op(), quay.id(), text, to, thread, List.of(), List.of(), null));
    }

    EditMessage edit(long i, MessageId message, String text) {
        return new EditMessage(i, op(), quay.id(), message, text, List.of());
    }

    DeleteMessage delete(long i, MessageId message, @Nullable String reason) {
        return new DeleteMessage(i, op(), quay.id(), message, reason);
    }

    static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}
