package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.HistoryAccess;
import chat.parley.model.Limit;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSettings;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Answer;
import chat.parley.protocol.Block;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ChangeServer;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.MemberPage;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.Operation;
import chat.parley.protocol.Report;
import chat.parley.protocol.ResetPassword;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetServerRole;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.MirroredRoom;
import chat.parley.server.script.ScriptedPerson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// State equals stream: whatever is done in a room, a client that applied the events holds the same
/// as one that was away from any step on and took the changes, as one that connected at that step,
/// and as a fresh snapshot.
abstract class StateEqualsStreamContract extends Townsfolk {

    /// So many steps come first that change messages.
    private static final int OF_MESSAGES = 18;

    /// Operations after which a room that somebody is in looks as before, or is not there: for what
    /// they change see [OwnStateContract] and the contracts of accounts and of order.
    private static final Set<Class<?>> ELSEWHERE =
            Set.of(
                    Block.class,
                    ChangePassword.class,
                    ChangeProfile.class,
                    ChangeServer.class,
                    CreateInvite.class,
                    CreateRoom.class,
                    DeleteRoom.class,
                    OpenDirect.class,
                    Report.class,
                    ResetPassword.class,
                    RevokeInvite.class,
                    SetAccountState.class,
                    SetServerRole.class);

    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomSteps steps;
    private RoomSummary quay;

    StateEqualsStreamContract(TestDatabases.Kind kind) {
        super(kind, limits -> limits.with(Limit.CONNECTIONS, 0));
    }

    @BeforeEach
    void start() {
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        eve = town.signsUp("eve");
        ScriptedPerson dan = town.signsUp("dan");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        steps = new RoomSteps(town, ann, bob, dan, quay.id());
    }

    /// A client that looks on.
    private record Witness(ScriptedPerson device, MirroredRoom room) {}

    @Test
    void allThatChangesARoomIsTried() {
        Set<Class<?>> tried =
                steps.all().stream()
                        .map(step -> step.command().apply(1).getClass())
                        .collect(Collectors.toSet());
        assertThat(operations(Operation.class))
                .allMatch(operation -> tried.contains(operation) || ELSEWHERE.contains(operation));
        assertThat(tried).doesNotContainAnyElementsOf(ELSEWHERE);
    }

    private static List<Class<?>> operations(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses())
                        .flatMap(part -> operations(part).stream())
                        .toList()
                : List.of(kind);
    }

    @Test
    void whoeverLooksFromWhereverSeesTheSame() {
        RoomSummary entered = eve.joins(quay.id());
        lookOn(entered, steps.all());
    }

    @Test
    void theSameHoldsForWhomWhatIsChangedIsHidden() {
        List<RoomSteps.Step> changes = steps.all().subList(0, OF_MESSAGES);
        Answer _ =
                ann.wire()
                        .ask(i ->
                                new ChangeRoom(
                                        i,
                                        ScriptedPerson.newOperation(),
                                        quay.id(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        HistoryAccess.NONE));
        MirroredRoom seen = lookOn(eve.joins(quay.id()), changes);
        assertThat(seen.picture().messages().values())
                .extracting(Message::text)
                .containsExactlyInAnyOrder(
                        "plain", "more in the thread", "answer", "", "asked", "the thread goes on");
    }

    /// Lets eve look on from her entering, on devices that come and go, while all this is done.
    private MirroredRoom lookOn(RoomSummary entered, List<RoomSteps.Step> all) {
        Witness live = new Witness(eve, snapshot(eve, entered.head()));
        List<Witness> connected = new ArrayList<>();
        List<MirroredRoom> away = new ArrayList<>();
        for (RoomSteps.Step step : all) {
            ScriptedPerson device = town.keep(eve.alsoAt(town.address()));
            long head = summary(device).head();
            Answer _ = step.by().wire().ask(step.command());
            connected.add(new Witness(device, snapshot(device, head)));
            follow(live);
            away.add(live.room().copy());
        }
        follow(live);
        MirroredRoom.Picture fresh = snapshot(eve, live.room().last()).picture();
        assertThat(live.room().picture()).isEqualTo(fresh);
        for (MirroredRoom room : away) {
            room.apply(
                    requireNonNull(
                            (ChangesPage)
                                    eve.wire()
                                            .ask(i ->
                                                    new GetChanges(
                                                            i,
                                                            quay.id(),
                                                            quay.epoch(),
                                                            room.last(),
                                                            null))));
            assertThat(room.picture()).isEqualTo(fresh);
        }
        for (Witness witness : connected) {
            follow(witness);
            assertThat(witness.room().picture()).isEqualTo(fresh);
        }
        return live.room();
    }

    /// Applies all events up to the room's present head.
    private void follow(Witness witness) {
        long head =
                ann.asks(ChangesPage.class, i -> new GetChanges(i, quay.id(), quay.epoch(), 0, 1))
                        .head();
        if (head > witness.room().last()) {
            witness.device()
                    .sees(
                            RoomEvent.class,
                            event -> event.room().equals(quay.id()) && event.seq() == head);
        }
        witness.device().wire().frames().stream()
                .filter(RoomEvent.class::isInstance)
                .map(RoomEvent.class::cast)
                .forEach(witness.room()::apply);
    }

    private RoomSummary summary(ScriptedPerson person) {
        return person.rooms().stream()
                .filter(room -> room.id().equals(quay.id()))
                .findFirst()
                .orElseThrow();
    }

    /// What there is to see, by asking for it; may be newer than `head`.
    private MirroredRoom snapshot(ScriptedPerson person, long head) {
        MirroredRoom room = new MirroredRoom(quay.id(), head);
        ChangesPage all =
                person.asks(
                        ChangesPage.class, i -> new GetChanges(i, quay.id(), quay.epoch(), 0, 500));
        RoomSettings settings = all.settings();
        if (settings != null) {
            room.put(settings);
        }
        HistoryPage page = history(person, null);
        page.items().forEach(room::put);
        for (Message root : page.items()) {
            if (root.threadCount() != null) {
                history(person, root.id()).items().forEach(room::put);
            }
        }
        // Pages of threads are closed to whom the root is hidden from, their new replies are not.
        Set<MessageId> shown = page.items().stream().map(Message::id).collect(Collectors.toSet());
        all.messages().stream()
                .filter(message -> message.thread() != null && !shown.contains(message.thread()))
                .forEach(room::put);
        person.asks(MemberPage.class, i -> new ListMembers(i, quay.id(), null, null))
                .items()
                .forEach(room::put);
        return room;
    }

    private HistoryPage history(ScriptedPerson person, @Nullable MessageId thread) {
        return person.asks(
                HistoryPage.class,
                i -> new GetHistory(i, quay.id(), null, null, null, thread, 100));
    }
}
