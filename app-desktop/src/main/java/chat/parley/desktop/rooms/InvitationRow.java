package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.desktop.session.RoomEntry;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// A room one is invited to, with yes and no. Belongs to the FX thread.
final class InvitationRow extends HBox {
    private static final Texts TEXTS = Texts.beside(InvitationRow.class);

    InvitationRow(RoomEntry room, RoomListModel model) {
        getStyleClass().addAll("room-row", "invitation-row");
        setAlignment(Pos.CENTER_LEFT);
        EmojiLabel name = new EmojiLabel(room.name(), 16);
        name.getStyleClass().add("room-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        Button accept = Buttons.primary(TEXTS.text("invitation.accept"), () -> model.accept(room));
        accept.getStyleClass().add("small");
        accept.setMinWidth(USE_PREF_SIZE);
        accept.setAccessibleText(TEXTS.text("invitation.acceptThis", room.name()));
        Button decline = Icons.button(Feather.X, TEXTS.text("invitation.decline", room.name()));
        decline.setOnAction(e -> model.decline(room));
        getChildren().addAll(name, accept, decline);
    }
}
