package chat.parley.desktop.signin;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Fxml;
import chat.parley.desktop.fx.Mark;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows [WelcomeModel]: two columns of cards, one below the other where the window is narrow.
/// Belongs to the FX thread.
public final class WelcomeView {
    private static final Texts TEXTS = Texts.beside(WelcomeView.class);
    private static final double TWO_COLUMNS = 640;
    private static final double MARK_SIZE = 46;
    private static final double ROW_AVATAR = 36;

    private final WelcomeModel model;
    private final Parent node;
    private final ListChangeListener<FoundServer> foundChanged = change -> showFound();

    @FXML private ScrollPane root;
    @FXML private StackPane mark;
    @FXML private GridPane cards;
    @FXML private VBox nearby;
    @FXML private Label nearbyNote;
    @FXML private VBox found;
    @FXML private Hyperlink why;
    @FXML private VBox side;
    @FXML private VBox known;
    @FXML private VBox accounts;
    @FXML private TextField hostName;
    @FXML private Label hostError;
    @FXML private Button host;
    @FXML private TextField address;
    @FXML private Label addressError;
    @FXML private Button join;

    public WelcomeView(WelcomeModel model) {
        this.model = model;
        this.node = Fxml.lay(this, "welcome.fxml", TEXTS);
        mark.getChildren().add(new Mark(MARK_SIZE));
        bindHosting();
        bindJoining();
        showAccounts();
        why.setOnAction(e -> model.askWhy());
        model.doors().found().addListener(new WeakListChangeListener<>(foundChanged));
        model.doors().search().subscribe(search -> showFound());
        model.busyProperty().subscribe(found::setDisable);
        root.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    }

    /// The whole screen.
    public Parent node() {
        return node;
    }

    private void bindHosting() {
        hostName.textProperty().bindBidirectional(model.hostNameProperty());
        hostName.setOnAction(e -> model.host());
        host.setText(TEXTS.text(model.doors().hostedBefore() ? "host.again" : "host.button"));
        host.setOnAction(e -> model.host());
        host.disableProperty().bind(model.busyProperty());
        showError(hostError, model.hostErrorProperty());
    }

    private void bindJoining() {
        address.textProperty().bindBidirectional(model.addressProperty());
        address.setOnAction(e -> model.join());
        join.setOnAction(e -> model.join());
        join.disableProperty().bind(model.busyProperty());
        showError(addressError, model.addressErrorProperty());
    }

    /// Shows a text only while there is one, without a gap otherwise.
    static void showError(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !text.getValue().isEmpty(), text));
        label.managedProperty().bind(label.visibleProperty());
    }

    private void showAccounts() {
        var kept = model.doors().accounts();
        known.setVisible(!kept.isEmpty());
        known.setManaged(!kept.isEmpty());
        for (KnownAccount account : kept) {
            Button open = Buttons.quiet(TEXTS.text("known.open"), () -> model.open(account));
            open.setAccessibleText(
                    TEXTS.text("known.openThis", account.displayName(), account.server()));
            accounts.getChildren()
                    .add(
                            row(
                                    avatar(account.key(), account.displayName()),
                                    account.displayName(),
                                    account.server(),
                                    open));
        }
    }

    private void showFound() {
        var servers = model.doors().found();
        Doors.Search search = model.doors().search().getValue();
        nearbyNote.setText(
                TEXTS.text(servers.isEmpty() ? "nearby." + search.name() : "nearby.found"));
        found.getChildren().setAll(servers.stream().map(this::foundRow).toList());
        found.setVisible(!servers.isEmpty());
        found.setManaged(!servers.isEmpty());
    }

    private Node foundRow(FoundServer server) {
        Button go =
                server.impostor()
                        ? Buttons.quiet(TEXTS.text("nearby.whyButton"), () -> model.join(server))
                        : Buttons.primary(TEXTS.text("nearby.join"), () -> model.join(server));
        go.setAccessibleText(go.getText() + " " + server.name() + ", " + server.address());
        if (server.impostor()) {
            HBox row = row(warning(), server.name(), TEXTS.text("nearby.otherKey"), go);
            row.getStyleClass().add("impostor");
            return row;
        }
        return row(avatar(server.name(), server.name()), server.name(), foundNote(server), go);
    }

    private static String foundNote(FoundServer server) {
        return server.people().isPresent()
                ? TEXTS.count("nearby.people", server.people().getAsInt(), server.address())
                : server.address();
    }

    private static Node avatar(String key, String name) {
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new Avatar(id, name, ROW_AVATAR);
    }

    private static Node warning() {
        StackPane sign = new StackPane(new Label("!"));
        sign.getStyleClass().add("warning-sign");
        return sign;
    }

    private static HBox row(Node picture, String title, String note, Button action) {
        EmojiLabel name = new EmojiLabel(title, 16);
        name.getStyleClass().add("row-title");
        Label below = new Label(note);
        below.getStyleClass().add("row-note");
        below.setWrapText(true);
        below.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(name, below);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        action.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(picture, words, action);
        row.getStyleClass().add("found-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void arrange(double width) {
        boolean two = width >= TWO_COLUMNS;
        GridPane.setColumnIndex(side, two ? 1 : 0);
        GridPane.setRowIndex(side, two ? 0 : 1);
        cards.getColumnConstraints().get(0).setPercentWidth(two ? 50 : 100);
        cards.getColumnConstraints().get(1).setPercentWidth(two ? 50 : 0);
        GridPane.setColumnSpan(nearby, 1);
        cards.setHgap(two ? 16 : 0);
    }
}
