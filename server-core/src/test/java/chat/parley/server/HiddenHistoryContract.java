package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.HistoryAccess;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.MessagesDeleted;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever comes into a room that hides its past learns nothing of it from what they are told,
/// whatever is done to old messages; and misses no number.
abstract class HiddenHistoryContract extends HiddenPast {

    HiddenHistoryContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void changesOfOldMessagesKeepTheirNumbersAndSayNothing() {
        MessageId old = bob.says(quay.id(), WORD).message();
        MessageId gone = bob.says(quay.id(), WORD + " gone").message();
        RoomSummary seen = eveComes();
        bob.asks(ChangeMade.class, i -> edit(i, old, WORD + " anew"));
        ann.asks(ChangeMade.class, i -> delete(i, gone, WORD + " again"));
        bob.asks(ChangeMade.class, i -> delete(i, old, null));
        bob.asks(ChangeMade.class, i -> new RestoreMessage(i, op(), quay.id(), old));
        bob.asks(ChangeMade.class, i -> new React(i, op(), quay.id(), old, FOX, true));
        bob.asks(ChangeMade.class, i -> new React(i, op(), quay.id(), old, FOX, false));
        ann.asks(ChangeMade.class, i -> new Pin(i, op(), quay.id(), old, true));
        ann.asks(ChangeMade.class, i -> new Pin(i, op(), quay.id(), old, false));
        OperationId cleared = op();
        ann.asks(
                MessagesDeleted.class,
                i ->
                        new DeleteMessagesOf(
                                i, cleared, quay.id(), bob.id(), null, WORD + " all", false));
        ann.asks(ChangeMade.class, i -> new RestoreMessagesOf(i, op(), quay.id(), cleared));
        everyNumberComesTo(eve, seen.head());
        assertThat(wire(eve)).doesNotContain(WORD, FOX, old.toString(), gone.toString());
        assertThat(eve.wire().frames())
                .noneMatch(MessageEdited.class::isInstance)
                .noneMatch(MessageDeleted.class::isInstance)
                .noneMatch(MessageRestored.class::isInstance)
                .noneMatch(PinChanged.class::isInstance);
        everyNumberComesTo(bob, seen.head());
        assertThat(bob.sees(MessageEdited.class, _ -> true).message().id()).isEqualTo(old);
        bob.sees(MessageDeleted.class, event -> event.message().id().equals(gone));
        bob.sees(MessageRestored.class, event -> event.message().text().equals(WORD + " anew"));
        bob.sees(ReactionsChanged.class, event -> event.on() && event.emoji().equals(FOX));
        bob.sees(PinChanged.class, event -> event.pinned() && event.message().equals(old));
    }

    @Test
    void aForwardIsAMessageOfItsOwn() {
        MessageId old = bob.says(quay.id(), "heron").message();
        eveComes();
        bob.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i,
                                op(),
                                quay.id(),
                                "",
                                null,
                                null,
                                List.of(),
                                List.of(),
                                new ForwardOf(quay.id(), old)));
        assertThat(eve.sees(quay.id(), "heron").message().id()).isNotEqualTo(old);
    }

    @Test
    void whatOneSaidBeforeOneLeftIsHiddenLikeAllElseWhenOneComesAgain() {
        eve.joins(quay.id());
        MessageId own = eve.says(quay.id(), "mine").message();
        MessageId old = bob.says(quay.id(), "said to eve").message();
        eve.sees(quay.id(), "said to eve");
        eve.asks(RoomEntered.class, i -> new LeaveRoom(i, op(), quay.id()));
        RoomSummary seen = eveComes();
        bob.asks(ChangeMade.class, i -> edit(i, old, WORD));
        says(bob, "answer", new ReplyTo(own, null), null);
        everyNumberComesTo(eve, seen.head());
        assertThat(wire(eve)).doesNotContain(WORD);
        assertThat(eve.sees(quay.id(), "answer").message().replyTo())
                .isEqualTo(new ReplyReference(own, eve.id(), "", null));
        hides(HistoryAccess.ALL);
        eve.asks(RoomEntered.class, i -> new LeaveRoom(i, op(), quay.id()));
        eve.joins(quay.id());
        bob.asks(ChangeMade.class, i -> edit(i, old, WORD + " anew"));
        eve.sees(MessageEdited.class, event -> event.message().text().equals(WORD + " anew"));
    }

    @Test
    void whoMayReadEverythingIsToldSoBesideWhoMayNot() {
        MessageId old = bob.says(quay.id(), WORD).message();
        ScriptedPerson dan = town.signsUp("dan");
        RoomSummary early = dan.joins(quay.id());
        eveComes();
        bob.asks(ChangeMade.class, i -> edit(i, old, WORD + " anew"));
        everyNumberComesTo(dan, early.head());
        dan.sees(MessageEdited.class, event -> event.message().text().equals(WORD + " anew"));
        assertThat(wire(eve)).doesNotContain(WORD);
    }
}
