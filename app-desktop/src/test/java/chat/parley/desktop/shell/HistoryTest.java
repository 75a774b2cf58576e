package chat.parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.RoomKind;
import org.junit.jupiter.api.Test;

/// Back and forth between rooms, as in a browser.
class HistoryTest {
    private final SampleSession sample = new SampleSession();
    private final RoomEntry one = sample.room(RoomKind.PUBLIC, "one");
    private final RoomEntry two = sample.room(RoomKind.PUBLIC, "two");
    private final RoomEntry three = sample.room(RoomKind.PUBLIC, "three");
    private final History history = new History();

    @Test
    void goesBackAndForthAgain() {
        history.opened(one);
        history.opened(two);
        history.opened(three);
        assertThat(history.back()).contains(two);
        assertThat(history.back()).contains(one);
        assertThat(history.back()).isEmpty();
        assertThat(history.forward()).contains(two);
        assertThat(history.forward()).contains(three);
        assertThat(history.forward()).isEmpty();
    }

    @Test
    void forgetsWhatWasAheadWhenAnotherRoomIsOpened() {
        history.opened(one);
        history.opened(two);
        history.back();
        history.opened(three);
        assertThat(history.forward()).isEmpty();
        assertThat(history.back()).contains(one);
    }

    @Test
    void theSameRoomAgainIsNoStep() {
        history.opened(one);
        history.opened(one);
        assertThat(history.back()).isEmpty();
    }
}
