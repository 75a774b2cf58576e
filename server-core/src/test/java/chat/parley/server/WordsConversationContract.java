package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.ForwardReference;
import chat.parley.model.MessageId;
import chat.parley.model.Person;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.EditsPage;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessageFound;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.PinsPage;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.Save;
import chat.parley.protocol.SavedChanged;
import chat.parley.protocol.SavedPage;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people see when words are changed, taken back, kept and passed on, whichever database the
/// server has.
abstract class WordsConversationContract extends Townsfolk {

    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomId quay;

    WordsConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        quay = ann.creates(RoomKind.PUBLIC, "Quay").id();
        bob.joins(quay);
    }

    @Test
    void anEditIsSeenByAllAndItsHistoryCanBeRead() {
        MessageId id = bob.says(quay, "tomorow").message();
        ann.sees(quay, "tomorow");
        ChangeMade made = bob.asks(ChangeMade.class, i -> edit(i, id, "tomorrow"));
        MessageEdited seen =
                ann.sees(MessageEdited.class, event -> event.message().id().equals(id));
        assertThat(seen.seq()).isEqualTo(made.seq());
        assertThat(seen.by()).isEqualTo(bob.id());
        assertThat(seen.message().text()).isEqualTo("tomorrow");
        assertThat(seen.message().editedAt()).isNotNull();
        assertThat(ann.asks(EditsPage.class, i -> new GetEdits(i, quay, id)).items())
                .extracting(earlier -> earlier.text())
                .containsExactly("tomorow");
        assertThat(code(ann, i -> edit(i, id, "never"))).isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void aDeletionIsSeenByAllAndCanBeTakenBack() {
        MessageId id = bob.says(quay, "oops").message();
        bob.asks(ChangeMade.class, i -> delete(i, id));
        MessageDeleted gone =
                ann.sees(MessageDeleted.class, event -> event.message().id().equals(id));
        assertThat(gone.message().text()).isEmpty();
        assertThat(requireNonNull(gone.message().deleted()).by()).isEqualTo(bob.id());
        bob.asks(ChangeMade.class, i -> new RestoreMessage(i, newOperation(), quay, id));
        MessageRestored back =
                ann.sees(MessageRestored.class, event -> event.message().id().equals(id));
        assertThat(back.message().text()).isEqualTo("oops");
        assertThat(back.seq()).isEqualTo(gone.seq() + 1);
    }

    @Test
    void whoIsMutedOrAGuestDeletesTheirOwnButChangesNothingElse() {
        MessageId mine = bob.says(quay, "mine").message();
        MessageId other = bob.says(quay, "also mine").message();
        ann.asks(ChangeMade.class, i -> new MuteMember(i, newOperation(), quay, bob.id(), null));
        assertThat(code(bob, i -> edit(i, mine, "louder"))).isEqualTo(RefusalCode.FORBIDDEN);
        bob.asks(ChangeMade.class, i -> delete(i, mine));
        assertThat(code(bob, i -> new RestoreMessage(i, newOperation(), quay, mine)))
                .isEqualTo(RefusalCode.FORBIDDEN);
        bob.asks(Done.class, i -> new Save(i, other, quay, true));
        ann.asks(ChangeMade.class, i -> new MuteMember(i, newOperation(), quay, bob.id(), 0L));
        ann.asks(
                ChangeMade.class,
                i -> new SetRole(i, newOperation(), quay, bob.id(), RoomRole.GUEST));
        assertThat(code(bob, i -> edit(i, other, "as a guest"))).isEqualTo(RefusalCode.FORBIDDEN);
        bob.asks(ChangeMade.class, i -> delete(i, other));
    }

    @Test
    void anArchivedRoomIsOnlyRead() {
        MessageId id = bob.says(quay, "as it was").message();
        ann.asks(
                ChangeMade.class,
                i -> new ChangeRoom(i, newOperation(), quay, null, null, null, null, true, null));
        assertThat(code(bob, i -> edit(i, id, "as it is"))).isEqualTo(RefusalCode.CONFLICT);
        assertThat(code(bob, i -> delete(i, id))).isEqualTo(RefusalCode.CONFLICT);
        assertThat(code(ann, i -> pin(i, id))).isEqualTo(RefusalCode.CONFLICT);
        assertThat(bob.asks(PinsPage.class, i -> new ListPins(i, quay, null)).items()).isEmpty();
    }

    @Test
    void aPinIsSeenByAll() {
        MessageId id = bob.says(quay, "rules").message();
        assertThat(code(bob, i -> pin(i, id))).isEqualTo(RefusalCode.FORBIDDEN);
        ann.asks(ChangeMade.class, i -> pin(i, id));
        PinChanged seen = bob.sees(PinChanged.class, event -> event.message().equals(id));
        assertThat(seen.pinned()).isTrue();
        assertThat(bob.asks(PinsPage.class, i -> new ListPins(i, quay, null)).items())
                .singleElement()
                .satisfies(message -> assertThat(message.pinned()).isTrue());
    }

    @Test
    void whoFollowsALinkToAMessageFindsItAsItIsNow() {
        MessageId id = ann.says(quay, "meet at nine").message();
        ann.asks(
                ChangeMade.class,
                i -> new EditMessage(i, newOperation(), quay, id, "meet at ten", List.of()));
        MessageFound found = bob.asks(MessageFound.class, i -> new GetMessage(i, quay, id));
        assertThat(found.message().text()).isEqualTo("meet at ten");
        assertThat(found.message().editedAt()).isNotNull();
        assertThat(found.people()).extracting(Person::id).containsExactly(ann.id());
        assertThat(eve.wire().refused(i -> new GetMessage(i, quay, id)).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        RoomId den = ann.creates(RoomKind.PRIVATE, "Den").id();
        assertThat(bob.wire().refused(i -> new GetMessage(i, den, id)).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(ann.wire().refused(i -> new GetMessage(i, den, id)).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void whatIsSavedIsToldToAllDevicesOfThePerson() {
        MessageId id = bob.says(quay, "the code is 7").message();
        ScriptedPerson phone = town.keep(ann.alsoAt(town.address()));
        ann.asks(Done.class, i -> new Save(i, id, quay, true));
        SavedChanged seen =
                phone.sees(SavedChanged.class, event -> event.message().id().equals(id));
        assertThat(seen.on()).isTrue();
        assertThat(phone.asks(SavedPage.class, i -> new ListSaved(i, null)).items()).hasSize(1);
        assertThat(bob.hasSeen(SavedChanged.class, _ -> true)).isFalse();
    }

    @Test
    void aForwardedMessageKeepsItsWordsAndItsAuthor() {
        RoomId direct = ann.opensDirect(eve).id();
        MessageId id = bob.says(quay, "high water at six").message();
        ann.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i,
                                newOperation(),
                                direct,
                                "",
                                null,
                                null,
                                List.of(),
                                List.of(),
                                new ForwardOf(quay, id)));
        var seen = eve.sees(direct, "high water at six").message();
        assertThat(seen.author()).isEqualTo(ann.id());
        ForwardReference origin = requireNonNull(seen.forwardOf());
        assertThat(origin.author()).isEqualTo(bob.id());
        assertThat(origin.room()).isEqualTo(quay);
    }

    @Test
    void aStrangerLearnsNothing() {
        RoomId cabin = ann.creates(RoomKind.PRIVATE, "Cabin").id();
        MessageId secret = ann.says(cabin, "secret").message();
        MessageId nothing = new MessageId(UUID.randomUUID());
        for (MessageId id : List.of(secret, nothing)) {
            assertThat(
                            code(
                                    eve,
                                    i ->
                                            new EditMessage(
                                                    i, newOperation(), cabin, id, "x", List.of())))
                    .isEqualTo(RefusalCode.NOT_FOUND);
            assertThat(code(eve, i -> new DeleteMessage(i, newOperation(), cabin, id, null)))
                    .isEqualTo(RefusalCode.NOT_FOUND);
            assertThat(code(eve, i -> new GetEdits(i, cabin, id))).isEqualTo(RefusalCode.NOT_FOUND);
            assertThat(code(eve, i -> new Save(i, id, cabin, true)))
                    .isEqualTo(RefusalCode.NOT_FOUND);
            assertThat(code(eve, i -> edit(i, id, "x"))).isEqualTo(RefusalCode.FORBIDDEN);
        }
    }

    private EditMessage edit(long i, MessageId id, String text) {
        return new EditMessage(i, newOperation(), quay, id, text, List.of());
    }

    private DeleteMessage delete(long i, MessageId id) {
        return new DeleteMessage(i, newOperation(), quay, id, null);
    }

    private Pin pin(long i, MessageId id) {
        return new Pin(i, newOperation(), quay, id, true);
    }

    private static RefusalCode code(ScriptedPerson person, LongFunction<ClientCommand> command) {
        return person.wire().refused(command).code();
    }

    private static chat.parley.model.OperationId newOperation() {
        return ScriptedPerson.newOperation();
    }
}
