package chat.parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which parts of the window stand side by side.
class ColumnsTest {

    @Test
    void aWideWindowShowsAllThatIsWanted() {
        assertThat(Columns.at(Columns.THREE, false, true)).isEqualTo(new Columns(true, true, true));
        assertThat(Columns.at(Columns.THREE, true, false))
                .isEqualTo(new Columns(true, true, false));
    }

    @Test
    void inAMediumWindowThePanelTakesThePlaceOfTheList() {
        assertThat(Columns.at(Columns.ONE, false, false)).isEqualTo(new Columns(true, true, false));
        assertThat(Columns.at(Columns.THREE - 1, false, true))
                .isEqualTo(new Columns(false, true, true));
    }

    @Test
    void aNarrowWindowShowsOneThingAtATime() {
        assertThat(Columns.at(360, false, true)).isEqualTo(new Columns(true, false, false));
        assertThat(Columns.at(360, true, false)).isEqualTo(new Columns(false, true, false));
        assertThat(Columns.at(360, true, true)).isEqualTo(new Columns(false, false, true));
    }
}
