package chat.parley.desktop.fx.picker;

import chat.parley.desktop.fx.emoji.EmojiTable;
import chat.parley.desktop.fx.emoji.Pictograph;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The emoji used lately, latest first; never empty, because it begins with three that everybody
/// needs.
///
/// One per window. Owned by the JavaFX thread.
public final class RecentEmoji {

    private static final int KEPT = 16;
    private static final List<String> FIRST = List.of("👍", "✅", "😊");

    private final ObservableList<Pictograph> list = FXCollections.observableArrayList();
    private final ObservableList<Pictograph> view = FXCollections.unmodifiableObservableList(list);

    public RecentEmoji() {
        FIRST.forEach(each -> EmojiTable.shared().find(each).ifPresent(list::add));
    }

    /// Latest first; unmodifiable and observable.
    public ObservableList<Pictograph> list() {
        return view;
    }

    /// Puts an emoji at the front. One of the first three stays where it is, so that quick buttons
    /// do not jump about.
    public void used(Pictograph emoji) {
        if (list.indexOf(emoji) >= 0 && list.indexOf(emoji) < FIRST.size()) {
            return;
        }
        list.remove(emoji);
        list.addFirst(emoji);
        if (list.size() > KEPT) {
            list.removeLast();
        }
    }
}
