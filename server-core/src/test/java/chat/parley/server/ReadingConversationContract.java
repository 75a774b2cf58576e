package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Draft;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.Done;
import chat.parley.protocol.DraftChanged;
import chat.parley.protocol.DraftSaved;
import chat.parley.protocol.GetReaders;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.ReadersPage;
import chat.parley.protocol.Refused;
import chat.parley.protocol.SaveDraft;
import chat.parley.protocol.SetPreference;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people see of others' reading and of their own unsent words, whichever database the server
/// has.
abstract class ReadingConversationContract {

    private final List<ScriptedPerson> people = new ArrayList<>();
    private ChatServer server;
    private URI address;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomId group;

    /// A fresh database.
    abstract DatabaseSettings database();

    @BeforeEach
    void start(@TempDir Path folder) {
        Limits limits =
                Limits.standard()
                        .with(Limit.SENDS_PER_SECOND, 0)
                        .with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 0);
        server =
                ChatServer.start(
                        ServerConfig.in(folder).withDatabase(database()).withLimits(limits));
        address = URI.create("http://127.0.0.1:" + server.port());
        ann = signsUp("ann");
        bob = signsUp("bob");
        eve = signsUp("eve");
        group = ann.opensDirect(bob, eve).id();
    }

    @AfterEach
    void stop() {
        people.forEach(ScriptedPerson::close);
        server.close();
    }

    private ScriptedPerson signsUp(String name) {
        ScriptedPerson person = ScriptedPerson.signsUp(address, name);
        people.add(person);
        return person;
    }

    @Test
    void readingIsToldToThoseWhoTellIt() {
        eve.asks(Done.class, i -> new SetPreference(i, "readReceipts", "off"));
        MessageAccepted hi = ann.says(group, "hi");
        bob.asks(ReadPosition.class, i -> new MarkRead(i, group, hi.seq(), null));
        ann.sees(
                ReadersMoved.class,
                read -> read.person().equals(bob.id()) && read.readSeq() == hi.seq());
        eve.asks(ReadPosition.class, i -> new MarkRead(i, group, hi.seq(), null));
        MessageAccepted more = ann.says(group, "more");
        bob.asks(ReadPosition.class, i -> new MarkRead(i, group, more.seq(), null));
        ann.sees(ReadersMoved.class, read -> read.readSeq() == more.seq());
        eve.sees(group, "more");
        assertThat(eve.hasSeen(ReadersMoved.class, _ -> true)).isFalse();
        assertThat(ann.hasSeen(ReadersMoved.class, read -> read.person().equals(eve.id())))
                .isFalse();
        ReadersPage readers =
                ann.asks(ReadersPage.class, i -> new GetReaders(i, group, hi.message()));
        assertThat(readers.items()).extracting(reader -> reader.person()).containsExactly(bob.id());
        assertThat(eve.asks(ReadersPage.class, i -> new GetReaders(i, group, hi.message())).count())
                .isZero();
    }

    @Test
    void aDraftFollowsThePersonAndIsNeverOverwrittenUnseen() {
        ScriptedPerson phone = bob.alsoAt(address);
        people.add(phone);
        bob.asks(DraftSaved.class, i -> draft(i, "dear all", 0));
        phone.sees(DraftChanged.class, changed -> changed.draft().text().equals("dear all"));
        Refused conflict = phone.wire().refused(i -> draft(i, "hey", 0));
        assertThat(conflict.code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(requireNonNull(conflict.draft()).text()).isEqualTo("dear all");
        phone.asks(DraftSaved.class, i -> draft(i, "hey", 1));
        ScriptedPerson tablet = bob.alsoAt(address);
        people.add(tablet);
        assertThat(tablet.wire().ready().drafts()).extracting(Draft::text).containsExactly("hey");
        assertThat(ann.hasSeen(DraftChanged.class, _ -> true)).isFalse();
    }

    private SaveDraft draft(long i, String text, long version) {
        return new SaveDraft(i, group, null, text, null, List.of(), version);
    }
}
