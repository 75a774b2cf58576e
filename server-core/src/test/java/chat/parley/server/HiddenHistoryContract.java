package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.HistoryAccess;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.FilesPage;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListFiles;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessageFound;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.MessagesDeleted;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.PinsPage;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.Save;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.SavedPage;
import chat.parley.protocol.Search;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ThreadsPage;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.script.ScriptedUpload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever comes into a room that hides its past learns nothing of it, whatever is done to old
/// messages and however they ask; and misses no number.
abstract class HiddenHistoryContract {

    /// In every old text, and nowhere else.
    private static final String WORD = "kestrel";

    private static final String FOX = "🦊";

    private Town town;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomSummary quay;

    /// A fresh database.
    abstract DatabaseSettings database();

    @BeforeEach
    void start(@TempDir Path folder) {
        town = Town.on(database(), folder);
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
    }

    @AfterEach
    void stop() {
        town.close();
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
    void whatQuotesAnOldMessageComesWithoutItsWords() {
        MessageId old = bob.says(quay.id(), WORD).message();
        RoomSummary seen = eveComes();
        MessageId answer = says(bob, "answer", new ReplyTo(old, WORD), null).message();
        MessageId reply = says(bob, "in the thread", null, old).message();
        MessageId other = says(bob, "answer in the thread", new ReplyTo(old, null), old).message();
        bob.asks(ChangeMade.class, i -> edit(i, answer, "another answer"));
        bob.asks(ChangeMade.class, i -> delete(i, other, null));
        bob.asks(ChangeMade.class, i -> new RestoreMessage(i, op(), quay.id(), other));
        ann.asks(ChangeMade.class, i -> new Pin(i, op(), quay.id(), answer, true));
        bob.asks(ChangeMade.class, i -> edit(i, old, WORD + " anew"));
        says(bob, "the newest", new ReplyTo(old, WORD), null);
        ScriptedPerson again = town.keep(eve.alsoAt(town.address()));
        assertThat(wire(again)).contains("the newest").doesNotContain(WORD);
        everyNumberComesTo(eve, seen.head());
        Message live = eve.sees(MessageEdited.class, _ -> true).message();
        assertThat(live.replyTo()).isEqualTo(new ReplyReference(old, bob.id(), "", null));
        eve.sees(quay.id(), "in the thread");
        eve.sees(MessageRestored.class, event -> event.message().id().equals(other));
        pagesOf(eve, answer, reply);
        assertThat(wire(eve)).doesNotContain(WORD);
        assertThat(bob.sees(quay.id(), "the newest").message().replyTo())
                .isEqualTo(new ReplyReference(old, bob.id(), WORD + " anew", WORD));
    }

    @Test
    void noPageShowsAnOldMessage() {
        FileId file =
                new ScriptedUpload(town.address(), bob.token())
                        .file(WORD + ".txt", "bytes".getBytes(StandardCharsets.UTF_8));
        MessageId old =
                bob.asks(
                                MessageAccepted.class,
                                i ->
                                        new SendMessage(
                                                i,
                                                op(),
                                                quay.id(),
                                                WORD,
                                                null,
                                                null,
                                                List.of(file),
                                                List.of(),
                                                null))
                        .message();
        ann.asks(ChangeMade.class, i -> new Pin(i, op(), quay.id(), old, true));
        eveComes();
        bob.asks(ChangeMade.class, i -> edit(i, old, WORD + " anew"));
        MessageId now = bob.says(quay.id(), "another answer").message();
        eve.sees(quay.id(), "another answer");
        assertThat(eve.reads(quay.id()).items()).extracting(Message::id).containsExactly(now);
        assertThat(eve.changesOf(quay, 0).messages()).extracting(Message::id).containsExactly(now);
        assertThat(eve.asks(PinsPage.class, i -> new ListPins(i, quay.id(), null)).items())
                .isEmpty();
        assertThat(eve.asks(FilesPage.class, i -> new ListFiles(i, quay.id(), null, null)).items())
                .isEmpty();
        assertThat(
                        eve.asks(
                                        MessagesFound.class,
                                        i -> new Search(i, WORD, quay.id(), null, null))
                                .items())
                .isEmpty();
        for (RefusalCode code :
                List.of(
                        eve.wire().refused(i -> new GetMessage(i, quay.id(), old)).code(),
                        eve.wire().refused(i -> new Save(i, old, quay.id(), true)).code(),
                        eve.wire().refused(i -> thread(i, old)).code(),
                        eve.wire()
                                .refused(i -> new React(i, op(), quay.id(), old, FOX, true))
                                .code())) {
            assertThat(code).isEqualTo(RefusalCode.NOT_FOUND);
        }
        assertThat(new ScriptedUpload(town.address(), eve.token()).get(file, "").statusCode())
                .isEqualTo(404);
        assertThat(wire(eve)).doesNotContain(WORD);
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

    /// All lists that hold messages, and that the answer is in those where it belongs.
    private void pagesOf(ScriptedPerson person, MessageId answer, MessageId reply) {
        person.asks(Done.class, i -> new Save(i, answer, quay.id(), true));
        person.sees(SavedChanged.class, _ -> true);
        assertThat(person.asks(SavedPage.class, i -> new ListSaved(i, null)).items()).hasSize(1);
        assertThat(person.asks(PinsPage.class, i -> new ListPins(i, quay.id(), null)).items())
                .hasSize(1);
        assertThat(
                        person.asks(
                                        MessagesFound.class,
                                        i -> new Search(i, "another answer", null, null, null))
                                .items())
                .hasSize(1);
        assertThat(person.reads(quay.id()).items()).extracting(Message::id).contains(answer);
        assertThat(person.changesOf(quay, 0).messages())
                .extracting(Message::id)
                .contains(answer, reply);
        for (MessageId id : List.of(answer, reply)) {
            assertThat(
                            person.asks(MessageFound.class, i -> new GetMessage(i, quay.id(), id))
                                    .message()
                                    .id())
                    .isEqualTo(id);
        }
        assertThat(person.asks(ThreadsPage.class, i -> new ListThreads(i, null)).items()).isEmpty();
        person.wire().ask(i -> new WhyUnread(i, quay.id()));
    }

    /// Has the room hide its past and lets eve in.
    private RoomSummary eveComes() {
        hides(HistoryAccess.NONE);
        int before = eve.wire().frames().size();
        RoomSummary room = eve.joins(quay.id());
        assertThat(eve.wire().frames().subList(before, eve.wire().frames().size()))
                .anyMatch(RoomAdded.class::isInstance);
        return room;
    }

    private void hides(HistoryAccess access) {
        ann.asks(
                ChangeMade.class,
                i -> new ChangeRoom(i, op(), quay.id(), null, null, null, null, null, access));
    }

    /// Has ann say the last word and waits until it has come, and all before it.
    private void everyNumberComesTo(ScriptedPerson person, long after) {
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

    private static String wire(ScriptedPerson person) {
        return String.join("\n", person.wire().texts());
    }

    private MessageAccepted says(
            ScriptedPerson by, String text, @Nullable ReplyTo to, @Nullable MessageId thread) {
        return by.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i, op(), quay.id(), text, to, thread, List.of(), List.of(), null));
    }

    private EditMessage edit(long i, MessageId message, String text) {
        return new EditMessage(i, op(), quay.id(), message, text, List.of());
    }

    private DeleteMessage delete(long i, MessageId message, @Nullable String reason) {
        return new DeleteMessage(i, op(), quay.id(), message, reason);
    }

    private GetHistory thread(long i, MessageId root) {
        return new GetHistory(i, quay.id(), null, null, null, root, null);
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}
