package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.Done;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ThreadsPage;
import chat.parley.protocol.UnreadReasons;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of side talks and of what they have not read, whichever database the server has.
abstract class ThreadsConversationContract extends Townsfolk {

    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private RoomId quay;

    ThreadsConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        quay = ann.creates(RoomKind.PUBLIC, "Quay").id();
        bob.joins(quay);
    }

    @Test
    void aThreadIsReadOnOneDeviceAndThenOnAll() {
        MessageId root = bob.says(quay, "who paints the boat").message();
        ScriptedPerson phone = town.keep(bob.alsoAt(town.address()));
        MessageAccepted reply = replies(ann, root, "me", new Mention.OfPerson(bob.id()));
        assertThat(bob.sees(quay, "me").message().thread()).isEqualTo(root);
        var listed = bob.asks(ThreadsPage.class, i -> new ListThreads(i, null)).items();
        assertThat(listed)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.message().threadCount()).isEqualTo(1);
                    assertThat(item.unread()).isEqualTo(1);
                    assertThat(item.mentions()).isEqualTo(1);
                });
        assertThat(
                        bob.asks(
                                        HistoryPage.class,
                                        i -> new GetHistory(i, quay, null, null, null, root, null))
                                .items())
                .hasSize(1);
        bob.asks(ReadPosition.class, i -> new MarkRead(i, quay, reply.seq(), root));
        phone.sees(
                ReadMoved.class,
                moved ->
                        root.equals(moved.thread())
                                && moved.readSeq() == reply.seq()
                                && moved.unread() == 0);
        phone.sees(ReadMoved.class, moved -> moved.thread() == null && moved.mentions() == 0);
    }

    @Test
    void whoDoesNotFollowIsNotListed() {
        MessageId root = ann.says(quay, "root").message();
        replies(ann, root, "to myself");
        assertThat(bob.asks(ThreadsPage.class, i -> new ListThreads(i, null)).items()).isEmpty();
        bob.asks(Done.class, i -> new FollowThread(i, quay, root, true));
        assertThat(bob.asks(ThreadsPage.class, i -> new ListThreads(i, null)).items()).hasSize(1);
        ScriptedPerson eve = town.signsUp("eve");
        assertThat(eve.wire().refused(i -> new FollowThread(i, quay, root, true)).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void whatWasReadCanBeMarkedUnreadAndSaysWhy() {
        MessageId first = ann.says(quay, "first").message();
        MessageAccepted second = ann.says(quay, "second");
        bob.asks(ReadPosition.class, i -> new MarkRead(i, quay, second.seq(), null));
        ReadPosition back =
                bob.asks(ReadPosition.class, i -> new MarkUnread(i, quay, second.seq() - 1));
        assertThat(back.unread()).isEqualTo(2);
        bob.sees(ReadMoved.class, moved -> moved.unread() == 2);
        assertThat(bob.asks(UnreadReasons.class, i -> new WhyUnread(i, quay)).items())
                .extracting(reason -> reason.message())
                .containsExactly(first, second.message());
    }

    private MessageAccepted replies(
            ScriptedPerson person, MessageId root, String text, Mention... mentions) {
        OperationId op = ScriptedPerson.newOperation();
        return person.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i, op, quay, text, null, root, List.of(), List.of(mentions), null));
    }
}
