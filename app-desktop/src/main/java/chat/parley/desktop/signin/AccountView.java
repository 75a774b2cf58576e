package chat.parley.desktop.signin;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Fxml;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiParagraph;
import chat.parley.desktop.signin.AccountModel.Field;
import chat.parley.model.Registration;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows [AccountModel]: one card with the fields of a new or an existing account. Belongs to the
/// FX thread.
public final class AccountView {
    private static final Texts TEXTS = Texts.beside(AccountView.class);

    private final AccountModel model;
    private final Parent node;
    private final EmojiParagraph title = new EmojiParagraph("", 20);

    @FXML private Button back;
    @FXML private StackPane avatar;
    @FXML private VBox heading;
    @FXML private Label subtitle;
    @FXML private VBox nameBox;
    @FXML private TextField displayName;
    @FXML private Label displayNameError;
    @FXML private TextField username;
    @FXML private Label usernameError;
    @FXML private Label passwordLabel;
    @FXML private PasswordField password;
    @FXML private Label passwordNote;
    @FXML private Label passwordError;
    @FXML private VBox inviteBox;
    @FXML private TextField invite;
    @FXML private Label inviteError;
    @FXML private Label problem;
    @FXML private Button go;
    @FXML private Hyperlink other;

    /// Lays the screen out.
    ///
    /// @param onBack what the arrow at the top does
    public AccountView(AccountModel model, Runnable onBack) {
        this.model = model;
        this.node = Fxml.lay(this, "account.fxml", TEXTS);
        title.getStyleClass().add("account-title");
        heading.getChildren().addFirst(title);
        back.setGraphic(Icons.of(Feather.ARROW_LEFT));
        back.setOnAction(e -> onBack.run());
        UUID id = UUID.nameUUIDFromBytes(model.server().name().getBytes(StandardCharsets.UTF_8));
        avatar.getChildren().add(new Avatar(id, model.server().name(), 36));
        bindFields();
        bindErrors();
        model.existingProperty().subscribe(this::arrange);
        go.setOnAction(e -> model.go());
        go.disableProperty().bind(model.busyProperty());
        model.busyProperty().subscribe(busy -> nameGo());
        other.setOnAction(e -> model.existingProperty().set(!model.existingProperty().get()));
    }

    /// The whole screen.
    public Parent node() {
        return node;
    }

    /// Puts the keyboard where typing begins.
    public void focus() {
        (model.existingProperty().get() ? username : displayName).requestFocus();
    }

    private void bindFields() {
        displayName.textProperty().bindBidirectional(model.displayNameProperty());
        username.textProperty().bindBidirectional(model.usernameProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        invite.textProperty().bindBidirectional(model.inviteProperty());
    }

    private void bindErrors() {
        WelcomeView.showError(displayNameError, model.errorProperty(Field.DISPLAY_NAME));
        WelcomeView.showError(usernameError, model.errorProperty(Field.USERNAME));
        WelcomeView.showError(passwordError, model.errorProperty(Field.PASSWORD));
        WelcomeView.showError(inviteError, model.errorProperty(Field.INVITE));
        WelcomeView.showError(problem, model.errorProperty(Field.WHOLE));
    }

    private void arrange(boolean existing) {
        ServerCard server = model.server();
        boolean firstOfHost = server.setupCode() != null && !existing;
        title.textProperty()
                .set(
                        TEXTS.text(
                                existing
                                        ? "account.signIn"
                                        : firstOfHost ? "account.createHosting" : "account.create",
                                server.name()));
        subtitle.setText(firstOfHost ? TEXTS.text("account.createHostingNote") : server.address());
        show(nameBox, !existing);
        show(passwordNote, !existing);
        show(
                inviteBox,
                !existing
                        && server.setupCode() == null
                        && server.registration() == Registration.INVITE);
        show(other, existing ? server.registration() != Registration.CLOSED : true);
        passwordLabel.setText(
                TEXTS.text(existing ? "account.password" : "account.passwordOptional"));
        other.setText(TEXTS.text(existing ? "account.needOne" : "account.haveOne"));
        nameGo();
        focus();
    }

    private void nameGo() {
        if (model.busyProperty().get()) {
            go.setText(TEXTS.text("account.busy"));
        } else {
            go.setText(
                    TEXTS.text(model.existingProperty().get() ? "account.goSignIn" : "account.go"));
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
