package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.Done;
import chat.parley.protocol.FilesPage;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.ListFiles;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessageFound;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinsPage;
import chat.parley.protocol.React;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.Save;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.SavedPage;
import chat.parley.protocol.Search;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ThreadsPage;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.script.ScriptedUpload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever comes into a room that hides its past learns nothing of it, however they ask.
abstract class HiddenPagesContract extends HiddenPast {

    HiddenPagesContract(TestDatabases.Kind kind) {
        super(kind);
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

    private GetHistory thread(long i, MessageId root) {
        return new GetHistory(i, quay.id(), null, null, null, root, null);
    }
}
