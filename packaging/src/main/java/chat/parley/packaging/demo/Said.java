package chat.parley.packaging.demo;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// What a node says to the eye and to a screen reader. No state; on the FX thread.
final class Said {

    private Said() {}

    /// Whether a text stands somewhere in a node.
    static boolean contains(Node node, String text) {
        return words(node).stream().anyMatch(word -> word.contains(text));
    }

    /// Whether exactly this stands in a node, as a name does.
    static boolean names(Node node, String name) {
        return words(node).contains(name);
    }

    /// What a screen reader says of a node; empty if nothing.
    static String aloud(Node node) {
        String text = node.getAccessibleText();
        return text == null ? "" : text;
    }

    private static List<String> words(Node node) {
        List<String> words = new ArrayList<>();
        if (node instanceof Text text) {
            words.add(text.getText());
        } else if (node instanceof Labeled label) {
            words.add(String.valueOf(label.getText()));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(part -> words.addAll(words(part)));
        }
        return words;
    }
}
