package chat.parley.desktop.fx.picker;

import javafx.scene.layout.Region;

/// The picker's content without its pop-up, for looking at. JavaFX thread.
public final class EmojiPickerSample {

    private EmojiPickerSample() {}

    public static Region content() {
        return new EmojiPicker(new RecentEmoji(), _ -> {}).content();
    }
}
