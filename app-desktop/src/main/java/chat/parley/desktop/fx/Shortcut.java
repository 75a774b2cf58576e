package chat.parley.desktop.fx;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Every key of the app, in the one table that both the windows and the list of keys read.
/// Immutable; any thread.
///
/// `Shortcut` in a combination is Ctrl, and Cmd on macOS. The texts are `key.NAME` and `keys.GROUP`
/// of this package's bundle.
public enum Shortcut {
    NEXT_ROOM(Group.MOVE, "Alt+Down"),
    PREVIOUS_ROOM(Group.MOVE, "Alt+Up"),
    NEXT_UNREAD(Group.MOVE, "Alt+Shift+Down"),
    PREVIOUS_UNREAD(Group.MOVE, "Alt+Shift+Up"),
    BACK(Group.MOVE, "Alt+Left"),
    FORWARD(Group.MOVE, "Alt+Right"),
    NEXT_REGION(Group.MOVE, "F6"),
    PREVIOUS_REGION(Group.MOVE, "Shift+F6"),
    CLOSE(Group.WINDOW, "Esc"),
    NEW_ROOM(Group.WINDOW, "Shortcut+N"),
    NEW_DIRECT(Group.WINDOW, "Shortcut+Shift+N"),
    BROWSE_ROOMS(Group.WINDOW, "Shortcut+Shift+O"),
    PEOPLE(Group.WINDOW, "Shortcut+Shift+P"),
    SETTINGS(Group.WINDOW, "Shortcut+Comma"),
    KEYS(Group.WINDOW, "Shortcut+Slash");

    /// Under which heading a key is listed.
    public enum Group {
        MOVE,
        WINDOW
    }

    private static final Texts TEXTS = Texts.beside(Shortcut.class);
    private static final Map<Shortcut, KeyCombination> COMBINATIONS = combinations();

    private final Group group;
    private final String keys;

    Shortcut(Group group, String keys) {
        this.group = group;
        this.keys = keys;
    }

    public Group group() {
        return group;
    }

    /// The keys as they are printed on this system's keyboard, such as `Ctrl+N`.
    public String keys() {
        return combination().getDisplayText();
    }

    /// What it does, in a few words.
    public String words() {
        return TEXTS.text("key." + name());
    }

    /// Whether `event` presses exactly these keys.
    public boolean matches(KeyEvent event) {
        return combination().match(event);
    }

    /// The row of the table that `event` presses, if any.
    public static Optional<Shortcut> of(KeyEvent event) {
        return Arrays.stream(values()).filter(each -> each.matches(event)).findFirst();
    }

    /// The rows under a heading, in the order of the table.
    public static List<Shortcut> in(Group group) {
        return Arrays.stream(values()).filter(each -> each.group == group).toList();
    }

    /// The heading in words.
    public static String words(Group group) {
        return TEXTS.text("keys." + group.name());
    }

    private KeyCombination combination() {
        return Objects.requireNonNull(COMBINATIONS.get(this));
    }

    private static Map<Shortcut, KeyCombination> combinations() {
        Map<Shortcut, KeyCombination> all = new EnumMap<>(Shortcut.class);
        for (Shortcut each : values()) {
            all.put(each, KeyCombination.valueOf(each.keys));
        }
        return all;
    }
}
