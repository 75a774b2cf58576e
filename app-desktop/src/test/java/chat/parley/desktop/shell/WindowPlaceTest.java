package chat.parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class WindowPlaceTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 1024);

    @Test
    void staysWhereItIsOnAScreenThatExists() {
        WindowPlace place = new WindowPlace(2000, 40, 1000, 700, false);
        assertThat(place.clampedTo(List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void comesBackToTheFirstScreenWhenItsOwnWasUnplugged() {
        WindowPlace place = new WindowPlace(2000, 40, 1000, 700, false);
        assertThat(place.clampedTo(List.of(LEFT)))
                .isEqualTo(new WindowPlace(920, 40, 1000, 700, false));
    }

    @Test
    void shrinksToASmallerScreen() {
        WindowPlace place = new WindowPlace(-50, -50, 4000, 3000, true);
        assertThat(place.clampedTo(List.of(RIGHT)))
                .isEqualTo(new WindowPlace(1920, 0, 1280, 1024, true));
    }

    @Test
    void growsToTheSmallestUsableSize() {
        WindowPlace place = new WindowPlace(10, 10, 20, 20, false);
        assertThat(place.clampedTo(List.of(LEFT)))
                .isEqualTo(new WindowPlace(10, 10, 360, 420, false));
    }

    @Test
    void survivesBeingWrittenAndRead() {
        WindowPlace place = new WindowPlace(-12, 30, 1000, 700, true);
        assertThat(WindowPlace.decoded(place.encoded())).contains(place);
    }

    @Test
    void refusesWhatItDidNotWrite() {
        assertThat(WindowPlace.decoded("")).isEmpty();
        assertThat(WindowPlace.decoded("1 2 3 four normal")).isEmpty();
        assertThat(WindowPlace.decoded("1 2 NaN 4 normal")).isEmpty();
    }

    @Test
    void beginsInTheMiddleOfTheScreen() {
        assertThat(WindowPlace.usualOn(LEFT))
                .isEqualTo(new WindowPlace(360, 140, 1200, 800, false));
        assertThat(WindowPlace.usualOn(new Rectangle2D(0, 0, 1000, 600)))
                .isEqualTo(new WindowPlace(0, 0, 1000, 600, false));
    }
}
