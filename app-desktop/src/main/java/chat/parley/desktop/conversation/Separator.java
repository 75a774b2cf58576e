package chat.parley.desktop.conversation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A thin line across the list with words in its middle: a new day, or where the unread messages
/// begin.
final class Separator extends HBox {

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    Separator(String words, boolean unread) {
        super(12);
        getStyleClass().add("separator-line");
        pseudoClassStateChanged(UNREAD, unread);
        setAlignment(Pos.CENTER);
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        Label label = new Label(words);
        label.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(rule(), label, rule());
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        return rule;
    }
}
