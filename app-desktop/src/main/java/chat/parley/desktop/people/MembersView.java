package chat.parley.desktop.people;

import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows [MembersModel] as the side panel. Belongs to the FX thread.
public final class MembersView {
    private static final Texts TEXTS = Texts.beside(MembersView.class);
    private static final int SKELETON_ROWS = 5;

    private final VBox node = new VBox();
    private final ListView<MemberRow> list;

    /// Lays the panel out.
    ///
    /// @param onClose closes the panel
    /// @param onInvite asks for people to invite; its button is left out if nobody can be invited
    ///   here
    public MembersView(MembersModel model, Runnable onClose, Optional<Runnable> onInvite) {
        list = new ListView<>(model.rows());
        list.setId("members");
        list.getStyleClass().add("member-list");
        list.setAccessibleText(TEXTS.text("list"));
        list.setCellFactory(view -> new MemberCell(model));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER
                    && list.getSelectionModel().getSelectedItem()
                            instanceof MemberRow.Person(var member)) {
                model.write(member);
                e.consume();
            }
        });
        VBox skeleton = skeleton();
        skeleton.visibleProperty().bind(Bindings.isEmpty(model.rows()));
        list.visibleProperty().bind(skeleton.visibleProperty().not());
        StackPane body = new StackPane(skeleton, list);
        VBox.setVgrow(body, Priority.ALWAYS);
        node.getStyleClass().add("side-panel");
        node.getChildren().addAll(head(onClose, onInvite), body);
    }

    /// The panel.
    public VBox node() {
        return node;
    }

    private static HBox head(Runnable onClose, Optional<Runnable> onInvite) {
        Label title = new Label(TEXTS.text("title"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        onInvite.ifPresent(invite -> {
            Button add = Icons.button(Feather.USER_PLUS, TEXTS.text("invite"));
            add.setId("invite-people");
            add.setOnAction(e -> invite.run());
            head.getChildren().add(add);
        });
        Button close = Icons.button(Feather.X, TEXTS.text("close"));
        close.setOnAction(e -> onClose.run());
        head.getChildren().add(close);
        return head;
    }

    private static VBox skeleton() {
        VBox rows = new VBox();
        rows.getStyleClass().add("member-skeleton");
        for (int i = 0; i < SKELETON_ROWS; i++) {
            Region bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            rows.getChildren().add(bar);
        }
        return rows;
    }
}
