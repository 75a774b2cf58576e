package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Hi;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.Ready;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.messages.TestHouse;
import chat.parley.server.presence.PresenceBoard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens between a newcomer's snapshot and the moment from which they hear of everything.
final class WelcomeIT {

    private QuietGateway town;
    private SessionGrant ann;
    private SessionGrant bob;
    private RoomId room;

    @BeforeEach
    void open(@TempDir Path folder) {
        town = new QuietGateway(folder);
        ann = town.account("ann");
        bob = town.account("bob");
        room =
                TestHouse.summary(
                                town.house
                                        .rooms
                                        .openDirect(
                                                ann.person(),
                                                new OpenDirect(
                                                        1, TestHouse.op(), List.of(bob.person())))
                                        .room())
                        .id();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void whatIsSaidMeanwhileIsToldThoughNobodyRings() {
        PlainClient client =
                new PlainClient(
                                town.gateway,
                                ann,
                                () -> town.house.say(bob.person(), room, "meanwhile"))
                        .greet();
        await().until(() -> !client.frames(MessagePosted.class).isEmpty());
        assertThat(client.frames(MessagePosted.class))
                .singleElement()
                .satisfies(posted -> assertThat(posted.message().text()).isEqualTo("meanwhile"));
    }

    @Test
    void whatIsSaidWhileANewRoomIsToldComesThoughNobodyRings() {
        PlainClient client = new PlainClient(town.gateway, ann, () -> {}).greet();
        SessionGrant cyd = town.account("cyd");
        client.watch(frame -> {
            if (frame instanceof RoomAdded(RoomSummary added)) {
                town.house.say(cyd.person(), added.id(), "welcome");
            }
        });
        var _ =
                town.house.rooms.openDirect(
                        cyd.person(), new OpenDirect(1, TestHouse.op(), List.of(ann.person())));
        client.ring();
        await().until(() -> client.frames(MessagePosted.class).size() == 1);
    }

    @Test
    void whoComesMeanwhileAndWhoIsCalledAnotherNameIsSeen() {
        PlainClient client =
                new PlainClient(
                                town.gateway,
                                ann,
                                () -> {
                                    town.elsewhere(bob.person(), true);
                                    rename("Robert");
                                    town.gateway.tellWhoIsThere();
                                })
                        .greet();
        assertThat(client.frames(PresenceSeen.class)).isEmpty();
        town.gateway.tellWhoIsThere();
        assertThat(client.frames(PresenceSeen.class))
                .anyMatch(seen ->
                        seen.person().equals(bob.person()) && seen.presence() == Presence.ONLINE);
        assertThat(client.frames(PersonChanged.class))
                .extracting(changed -> changed.person().displayName())
                .containsExactly("Robert");
        town.pass(Duration.ofMinutes(2));
        town.gateway.tellWhoIsThere();
        assertThat(client.frames(PersonChanged.class)).hasSize(1);
    }

    @Test
    void whatWasToldBeforeIsNotToldAgain() {
        town.elsewhere(bob.person(), true);
        town.gateway.tellWhoIsThere();
        PlainClient client = new PlainClient(town.gateway, ann, () -> {}).greet();
        town.gateway.tellWhoIsThere();
        assertThat(client.frames(PresenceSeen.class))
                .extracting(PresenceSeen::person)
                .containsExactly(ann.person());
    }

    @Test
    void nothingComesBeforeTheSnapshotNotEvenOnesOwnPresence() {
        var _ =
                town.presence.listen(
                        new PresenceBoard.Listener() {
                            @Override
                            public void onPresence(PersonId person) {
                                town.gateway.tellWhoIsThere();
                            }
                        });
        PlainClient client = new PlainClient(town.gateway, ann, () -> {}).greet();
        town.gateway.tellWhoIsThere();
        assertThat(client.frames().get(0)).isInstanceOf(Hi.class);
        assertThat(client.frames().get(1)).isInstanceOf(Ready.class);
        assertThat(client.frames().get(2)).isInstanceOf(PresenceSeen.class);
    }

    @Test
    void whoGoesWasThereUntilThen() {
        PlainClient client = new PlainClient(town.gateway, ann, () -> {}).greet();
        PlainClient other = new PlainClient(town.gateway, bob, () -> {}).greet();
        town.gateway.tellWhoIsThere();
        town.pass(Duration.ofMinutes(3));
        other.leave();
        await().until(() -> !town.presence.there(bob.person()));
        town.gateway.tellWhoIsThere();
        assertThat(client.frames(PresenceSeen.class).getLast())
                .isEqualTo(
                        new PresenceSeen(
                                bob.person(), Presence.OFFLINE, null, town.house.clock.instant()));
    }

    @Test
    void whoIsThereWhenTheServerStopsWasThereUntilThen() {
        new PlainClient(town.gateway, ann, () -> {}).greet();
        town.pass(Duration.ofMinutes(3));
        town.gateway.close();
        assertThat(town.house.profile(ann.person()).lastSeen())
                .isEqualTo(town.house.clock.instant());
    }

    private void rename(String name) {
        var _ =
                town.house.profiles.change(
                        bob.person(), new ChangeProfile(1, TestHouse.op(), name, null, null));
        town.presence.profileChanged(bob.person());
    }
}
