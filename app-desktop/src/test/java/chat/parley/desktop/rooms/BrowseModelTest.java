package chat.parley.desktop.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.rooms.BrowseModel.Phase;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.PublicRoomPage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Public rooms are searched, paged and joined.
class BrowseModelTest {
    private final SampleSession sample = new SampleSession();
    private final List<RoomEntry> opened = new ArrayList<>();
    private final BrowseModel model = new BrowseModel(sample.session().rooms(), opened::add);

    private static RoomListing listing(String name) {
        return new RoomListing(new RoomId(UUID.randomUUID()), name, null, RoomKind.PUBLIC, 3, 10);
    }

    private void answer(@Nullable String next, RoomListing... found) {
        sample.server().answer(new PublicRoomPage(List.of(found), next != null, next));
    }

    @Test
    void listsAllAndGoesOnWhereThePageEnded() {
        model.search("");
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.LOADING);
        answer("more", listing("boats"));
        assertThat(model.moreProperty().get()).isTrue();

        model.more();
        assertThat(sample.server().heard(ListPublicRooms.class).getLast().after())
                .isEqualTo("more");
        answer(null, listing("tides"));
        assertThat(model.found()).extracting(RoomListing::name).containsExactly("boats", "tides");
        assertThat(model.moreProperty().get()).isFalse();
    }

    @Test
    void onlyTheLatestQuestionCounts() {
        model.search("b");
        model.search("bo");
        answer(null, listing("bridge"));
        assertThat(model.found()).isEmpty();
        answer(null, listing("boats"));
        assertThat(model.found()).extracting(RoomListing::name).containsExactly("boats");
    }

    @Test
    void tellsNoRoomsFromNothingFound() {
        model.search("");
        answer(null);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.NO_ROOMS);
        model.search("zzz");
        answer(null);
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.NOTHING_FOUND);
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        model.search("");
        sample.server().breakDown();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.UNREACHABLE);
    }

    @Test
    void opensAnOwnRoomWithoutAsking() {
        RoomEntry own = sample.room(RoomKind.PUBLIC, "boats");
        model.open(new RoomListing(own.id(), "boats", null, RoomKind.PUBLIC, 3, 10));
        assertThat(opened).containsExactly(own);
    }

    @Test
    void saysWhyARoomCannotBeJoined() {
        model.open(listing("boats"));
        sample.server().refuse(RefusalCode.FORBIDDEN);
        assertThat(model.problemProperty().get()).isNotEmpty();
        assertThat(opened).isEmpty();
    }
}
