package chat.parley.packaging.demo;

import java.util.List;

/// A message as somebody sees it: in the script, in a window, or in the server's history.
/// Immutable.
///
/// @param author the display name of who wrote it
/// @param text what it says; in this demo nobody says the same thing twice
/// @param reactions its reactions in the order shown, each as `emoji x count`
record Line(String author, String text, List<String> reactions) {

    Line {
        reactions = List.copyOf(reactions);
    }

    /// A line that nobody has reacted to.
    static Line of(String author, String text) {
        return new Line(author, text, List.of());
    }

    /// What makes it the same message in every view.
    String key() {
        return author + ": " + text;
    }
}
