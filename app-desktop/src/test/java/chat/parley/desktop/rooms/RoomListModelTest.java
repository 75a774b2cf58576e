package chat.parley.desktop.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.Presence;
import chat.parley.model.RoomKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The list of rooms keeps its order and knows which room is open.
class RoomListModelTest {
    private final SampleSession sample = new SampleSession();
    private final RoomListModel model = new RoomListModel(sample.session().rooms());

    private List<String> rows() {
        return model.rows().stream()
                .map(row ->
                        switch (row) {
                            case RoomListRow.Heading(RoomListRow.Section section) -> section.name();
                            case RoomListRow.Room(RoomListRow.Section section, RoomEntry room) ->
                                    room.name();
                            case RoomListRow.Invitation(RoomEntry room) -> "? " + room.name();
                            case RoomListRow.Nothing(RoomListRow.Section section) -> "-";
                        })
                .toList();
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() {
        assertThat(rows()).containsExactly("ROOMS", "-", "PEOPLE", "-");
    }

    @Test
    void putsInvitationsFirstThenRoomsByNameThenPeopleLatestFirst() {
        PersonEntry grace = sample.person("grace", "Grace", Presence.ONLINE);
        PersonEntry alan = sample.person("alan", "Alan", Presence.ONLINE);
        sample.room(RoomKind.PUBLIC, "tides");
        sample.room(RoomKind.PRIVATE, "boats");
        sample.direct(alan);
        RoomEntry withGrace = sample.direct(grace);
        sample.invitation("photos");
        sample.says(grace, withGrace, "hello");
        assertThat(rows())
                .containsExactly(
                        "INVITATIONS",
                        "? photos",
                        "ROOMS",
                        "boats",
                        "tides",
                        "PEOPLE",
                        "Grace",
                        "Alan");
    }

    @Test
    void movesToTheNextRoomRoundTheEnd() {
        RoomEntry boats = sample.room(RoomKind.PUBLIC, "boats");
        RoomEntry tides = sample.room(RoomKind.PUBLIC, "tides");
        model.move(1, false);
        assertThat(model.openProperty().get()).contains(boats);
        model.move(1, false);
        assertThat(model.openProperty().get()).contains(tides);
        model.move(1, false);
        assertThat(model.openProperty().get()).contains(boats);
        model.move(-1, false);
        assertThat(model.openProperty().get()).contains(tides);
    }

    @Test
    void movesToTheNextUnreadRoomOnly() {
        PersonEntry bob = sample.person("bob", "Bob", Presence.ONLINE);
        RoomEntry boats = sample.room(RoomKind.PUBLIC, "boats");
        sample.room(RoomKind.PUBLIC, "photos");
        RoomEntry tides = sample.room(RoomKind.PUBLIC, "tides");
        sample.says(bob, tides, "high at nine");
        model.openProperty().set(Optional.of(boats));
        model.move(1, true);
        assertThat(model.openProperty().get()).contains(tides);
    }

    @Test
    void aRoomThatGoesAwayIsNoLongerOpen() {
        RoomEntry boats = sample.room(RoomKind.PUBLIC, "boats");
        model.openProperty().set(Optional.of(boats));
        sample.leaves(boats);
        assertThat(model.openProperty().get()).isEmpty();
    }
}
