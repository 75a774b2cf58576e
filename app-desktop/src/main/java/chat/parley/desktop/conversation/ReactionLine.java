package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.emoji.EmojiText;
import chat.parley.model.Reaction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// The reactions under a message as pills, in the order of their first use. A click gives one or
/// takes it back.
///
/// A pill is as wide as its count may become by that click, so that its neighbours stay where they
/// are.
final class ReactionLine extends FlowPane {

    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final double DIGIT = 8;

    ReactionLine(ConversationItem.Said said, RowActions actions) {
        super(6, 4);
        getStyleClass().add("reaction-line");
        for (ConversationItem.Given given : said.reactions()) {
            getChildren().add(pill(said, given, actions.model()));
        }
    }

    private static Button pill(
            ConversationItem.Said said, ConversationItem.Given given, ConversationModel model) {
        Reaction reaction = given.reaction();
        Label count = new Label(Integer.toString(reaction.count()));
        count.getStyleClass().add("count");
        int most = given.own() ? reaction.count() : reaction.count() + 1;
        count.setMinWidth(DIGIT * Integer.toString(most).length());
        HBox content = new HBox(4);
        content.getStyleClass().add("content");
        content.getChildren().addAll(EmojiText.nodes(reaction.emoji(), 16).toArray(Node[]::new));
        content.getChildren().add(count);
        Button pill = new Button(null, content);
        pill.getStyleClass().add("reaction");
        pill.pseudoClassStateChanged(OWN, given.own());
        pill.setAccessibleText(model.wording().spoken(given));
        pill.setTooltip(new Tooltip(EmojiText.without(model.wording().givers(given))));
        pill.setOnAction(_ -> model.react(said, reaction.emoji()));
        return pill;
    }
}
