package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Draft;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.TypingKind;
import chat.parley.protocol.Done;
import chat.parley.protocol.DraftChanged;
import chat.parley.protocol.DraftSaved;
import chat.parley.protocol.GetReaders;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.ReadersPage;
import chat.parley.protocol.Refused;
import chat.parley.protocol.SaveDraft;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.Typing;
import chat.parley.protocol.TypingSeen;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see of others' reading and of their own unsent words, whichever database the server
/// has.
abstract class ReadingConversationContract extends Townsfolk {

    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomId group;

    ReadingConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        group = ann.opensDirect(bob, eve).id();
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
    void whoSwitchesTypingOffIsNotSeenTypingAndSeesNobodyType() {
        ScriptedPerson evesPhone = town.keep(eve.alsoAt(town.address()));
        eve.asks(Done.class, i -> new SetPreference(i, SetPreference.TYPING, SetPreference.OFF));
        evesPhone.sees(PreferenceChanged.class, set -> set.key().equals(SetPreference.TYPING));
        eve.sees(PreferenceChanged.class, set -> set.key().equals(SetPreference.TYPING));
        ScriptedPerson evesTablet = town.keep(eve.alsoAt(town.address()));
        types(bob);
        ann.sees(TypingSeen.class, seen -> seen.person().equals(bob.id()));
        types(eve);
        types(evesPhone);
        ann.says(group, "after all of it");
        for (ScriptedPerson device : List.of(eve, evesPhone, evesTablet)) {
            device.sees(group, "after all of it");
            assertThat(device.hasSeen(TypingSeen.class, _ -> true)).isFalse();
        }
        assertThat(ann.hasSeen(TypingSeen.class, seen -> seen.person().equals(eve.id()))).isFalse();

        eve.asks(Done.class, i -> new SetPreference(i, SetPreference.TYPING, ""));
        eve.sees(PreferenceChanged.class, set -> set.value().isEmpty());
        types(ann);
        eve.sees(TypingSeen.class, seen -> seen.person().equals(ann.id()));
    }

    private void types(ScriptedPerson person) {
        person.wire().post(i -> new Typing(i, group, null, TypingKind.TEXT, true));
        // Its own next answer comes after the typing was told.
        person.reads(group);
    }

    @Test
    void aDraftFollowsThePersonAndIsNeverOverwrittenUnseen() {
        ScriptedPerson phone = town.keep(bob.alsoAt(town.address()));
        bob.asks(DraftSaved.class, i -> draft(i, "dear all", 0));
        phone.sees(DraftChanged.class, changed -> changed.draft().text().equals("dear all"));
        Refused conflict = phone.wire().refused(i -> draft(i, "hey", 0));
        assertThat(conflict.code()).isEqualTo(RefusalCode.CONFLICT);
        assertThat(requireNonNull(conflict.draft()).text()).isEqualTo("dear all");
        phone.asks(DraftSaved.class, i -> draft(i, "hey", 1));
        ScriptedPerson tablet = town.keep(bob.alsoAt(town.address()));
        assertThat(tablet.wire().ready().drafts()).extracting(Draft::text).containsExactly("hey");
        assertThat(ann.hasSeen(DraftChanged.class, _ -> true)).isFalse();
    }

    private SaveDraft draft(long i, String text, long version) {
        return new SaveDraft(i, group, null, text, null, List.of(), version);
    }
}
