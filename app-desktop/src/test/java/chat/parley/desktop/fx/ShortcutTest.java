package chat.parley.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// The list of keys names all of them, and no two of one place are the same.
class ShortcutTest {

    private static KeyEvent press(KeyCode code, boolean shift, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, alt, false);
    }

    @Test
    void everyKeyHasWordsAndIsNotListedTwiceUnderOneHeading() {
        for (Shortcut.Group group : Shortcut.Group.values()) {
            List<Shortcut> rows = Shortcut.in(group);
            assertThat(rows).isNotEmpty();
            assertThat(Shortcut.words(group)).isNotBlank();
            assertThat(rows).extracting(Shortcut::words).doesNotHaveDuplicates();
            assertThat(rows).extracting(Shortcut::keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAPressMeansDependsOnThePlace() {
        KeyEvent enter = press(KeyCode.ENTER, false, false);
        assertThat(Shortcut.pressed(Shortcut.Group.COMPOSER, enter)).contains(Shortcut.SEND);
        assertThat(Shortcut.pressed(Shortcut.Group.ROOMS, enter)).contains(Shortcut.OPEN_ROOM);
        assertThat(Shortcut.pressed(Shortcut.Group.MOVE, enter)).isEmpty();
    }

    @Test
    void oneRowMayHaveSeveralKeys() {
        assertThat(List.of(press(KeyCode.ENTER, true, false), press(KeyCode.ENTER, false, true)))
                .allSatisfy(event ->
                        assertThat(Shortcut.pressed(Shortcut.Group.COMPOSER, event))
                                .contains(Shortcut.NEW_LINE));
        assertThat(Shortcut.NEW_LINE.keys()).startsWith("Shift+");
    }

    @Test
    void otherModifiersAreAnotherKey() {
        KeyEvent altUp = press(KeyCode.UP, false, true);
        assertThat(Shortcut.pressed(Shortcut.Group.CONVERSATION, altUp)).isEmpty();
        assertThat(Shortcut.pressed(Shortcut.Group.MOVE, altUp)).contains(Shortcut.PREVIOUS_ROOM);
    }

    @Test
    void aSignCountsHoweverItIsTyped() {
        assertThat(Shortcut.typed(Shortcut.Group.CONVERSATION, ":")).contains(Shortcut.REACT);
        assertThat(Shortcut.typed(Shortcut.Group.CONVERSATION, "x")).isEmpty();
        assertThat(Shortcut.THUMB.keys()).isEqualTo("+");
    }
}
