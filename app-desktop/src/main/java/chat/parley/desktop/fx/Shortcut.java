package chat.parley.desktop.fx;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Every key of the app, in the one table that both the list of keys and whoever acts on a key
/// read. Immutable; any thread.
///
/// `Shortcut` in a combination is Ctrl, and Cmd on macOS; a single sign is what is typed, whatever
/// keys type it; `|` parts several that do the same. The texts are `key.NAME` and `keys.GROUP` of
/// this package's bundle.
public enum Shortcut {
    NEXT_ROOM(Group.MOVE, "Alt+Down"),
    PREVIOUS_ROOM(Group.MOVE, "Alt+Up"),
    NEXT_UNREAD(Group.MOVE, "Alt+Shift+Down"),
    PREVIOUS_UNREAD(Group.MOVE, "Alt+Shift+Up"),
    BACK(Group.MOVE, "Alt+Left"),
    FORWARD(Group.MOVE, "Alt+Right"),
    NEXT_REGION(Group.MOVE, "F6"),
    PREVIOUS_REGION(Group.MOVE, "Shift+F6"),
    SEND(Group.COMPOSER, "Enter | Shortcut+Enter"),
    NEW_LINE(Group.COMPOSER, "Shift+Enter | Alt+Enter"),
    LEAVE_COMPOSER(Group.COMPOSER, "Esc"),
    MESSAGE_ABOVE(Group.CONVERSATION, "Up"),
    MESSAGE_BELOW(Group.CONVERSATION, "Down"),
    PAGE_ABOVE(Group.CONVERSATION, "Page Up"),
    PAGE_BELOW(Group.CONVERSATION, "Page Down"),
    NEWEST(Group.CONVERSATION, "End"),
    COPY(Group.CONVERSATION, "Shortcut+C"),
    THUMB(Group.CONVERSATION, "+"),
    REACT(Group.CONVERSATION, ":"),
    DISMISS_UNREAD(Group.CONVERSATION, "Esc"),
    ROOM_ABOVE(Group.ROOMS, "Up"),
    ROOM_BELOW(Group.ROOMS, "Down"),
    OPEN_ROOM(Group.ROOMS, "Enter"),
    CHOOSE_EMOJI(Group.EMOJI, "Enter"),
    CHOOSE_MORE_EMOJI(Group.EMOJI, "Shift+Enter"),
    EMOJI_ABOVE(Group.EMOJI, "Up"),
    EMOJI_BELOW(Group.EMOJI, "Down"),
    EMOJI_LEFT(Group.EMOJI, "Left"),
    EMOJI_RIGHT(Group.EMOJI, "Right"),
    CLOSE_EMOJI(Group.EMOJI, "Esc"),
    CLOSE(Group.WINDOW, "Esc"),
    NEW_ROOM(Group.WINDOW, "Shortcut+N"),
    NEW_DIRECT(Group.WINDOW, "Shortcut+Shift+N"),
    BROWSE_ROOMS(Group.WINDOW, "Shortcut+Shift+O"),
    PEOPLE(Group.WINDOW, "Shortcut+Shift+P"),
    SETTINGS(Group.WINDOW, "Shortcut+Comma"),
    KEYS(Group.WINDOW, "Shortcut+Slash");

    /// Under which heading a key is listed, and where it counts: those of [#MOVE] and [#WINDOW]
    /// everywhere, the others where the focus is.
    public enum Group {
        MOVE,
        COMPOSER,
        CONVERSATION,
        ROOMS,
        EMOJI,
        WINDOW
    }

    private static final Texts TEXTS = Texts.beside(Shortcut.class);
    private static final Map<Shortcut, List<KeyCombination>> COMBINATIONS = combinations();

    private final Group group;
    private final String keys;

    Shortcut(Group group, String keys) {
        this.group = group;
        this.keys = keys;
    }

    public Group group() {
        return group;
    }

    /// The keys as they are printed on this system's keyboard, such as `Ctrl+N`; the first of them
    /// if several do the same.
    public String keys() {
        return isTyped() ? keys : pressed().getFirst().getDisplayText();
    }

    /// What it does, in a few words.
    public String words() {
        return TEXTS.text("key." + name());
    }

    /// Whether `event` presses exactly these keys.
    public boolean matches(KeyEvent event) {
        return pressed().stream().anyMatch(combination -> combination.match(event));
    }

    /// The row of one group that `event` presses, if any.
    public static Optional<Shortcut> pressed(Group group, KeyEvent event) {
        return in(group).stream().filter(each -> each.matches(event)).findFirst();
    }

    /// The row of one group for what was typed, if any.
    public static Optional<Shortcut> typed(Group group, String sign) {
        return in(group).stream().filter(each -> each.keys.equals(sign)).findFirst();
    }

    /// The rows under a heading, in the order of the table.
    public static List<Shortcut> in(Group group) {
        return Arrays.stream(values()).filter(each -> each.group == group).toList();
    }

    /// The heading in words.
    public static String words(Group group) {
        return TEXTS.text("keys." + group.name());
    }

    private boolean isTyped() {
        return keys.length() == 1;
    }

    private List<KeyCombination> pressed() {
        return Objects.requireNonNull(COMBINATIONS.get(this));
    }

    private static Map<Shortcut, List<KeyCombination>> combinations() {
        Map<Shortcut, List<KeyCombination>> all = new EnumMap<>(Shortcut.class);
        for (Shortcut each : values()) {
            all.put(
                    each,
                    each.isTyped()
                            ? List.of()
                            : Stream.of(each.keys.split(" \\| "))
                                    .map(KeyCombination::valueOf)
                                    .toList());
        }
        return all;
    }
}
