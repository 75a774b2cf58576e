package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.PresenceDot;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.rooms.RoomActions;
import chat.parley.desktop.rooms.RoomListView;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.model.Presence;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The left column: the server and how the connection stands, the rooms, oneself. Belongs to the FX
/// thread.
final class SidebarView {
    private static final Texts TEXTS = Texts.beside(SidebarView.class);
    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");
    private static final PseudoClass CONNECTING = PseudoClass.getPseudoClass("connecting");
    private static final double SERVER_PICTURE = 32;
    private static final double MY_PICTURE = 32;

    private final MainModel model;
    private final MainActions actions;
    private final RoomListView rooms;
    private final VBox node = new VBox();
    private final Region dot = new Region();
    private final Label status = new Label();

    SidebarView(MainModel model, MainActions actions, RoomActions roomActions) {
        this.model = model;
        this.actions = actions;
        this.rooms = new RoomListView(model.roomList(), roomActions);
        VBox.setVgrow(rooms.node(), Priority.ALWAYS);
        node.getStyleClass().add("sidebar");
        HostStrip host = new HostStrip(model.place().address());
        host.managedProperty().bind(host.visibleProperty());
        host.visibleProperty().bind(model.place().hostedHere());
        node.getChildren().addAll(head(), host, rooms.node(), foot());
        ObservableValue<ConnectionState> connection = model.session().connectionProperty();
        connection.subscribe(this::showStatus);
        model.place().hostedHere().subscribe(here -> showStatus(connection.getValue()));
    }

    VBox node() {
        return node;
    }

    RoomListView rooms() {
        return rooms;
    }

    private HBox head() {
        ServerPlace place = model.place();
        UUID id = UUID.nameUUIDFromBytes(place.serverName().getBytes(StandardCharsets.UTF_8));
        EmojiLabel name = new EmojiLabel(place.serverName(), 16);
        name.getStyleClass().add("server-name");
        dot.getStyleClass().add("status-dot");
        status.getStyleClass().add("status-words");
        status.setMinWidth(0);
        HBox line = new HBox(dot, status);
        line.getStyleClass().add("status-line");
        line.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(name, line);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(new Avatar(id, place.serverName(), SERVER_PICTURE), words);
        head.getStyleClass().add("sidebar-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Button host = hostMenu();
        host.managedProperty().bind(host.visibleProperty());
        host.visibleProperty().bind(place.hostedHere());
        head.getChildren().add(host);
        return head;
    }

    private Button hostMenu() {
        Button more = Icons.button(Feather.RADIO, TEXTS.text("status.hostMenu"));
        more.setId("host-menu");
        MenuItem stop = new MenuItem(TEXTS.text("status.stopHosting"));
        stop.setOnAction(e -> actions.stopHosting());
        ContextMenu menu = new ContextMenu(stop);
        more.setOnAction(e -> menu.show(more, Side.BOTTOM, 0, 0));
        return more;
    }

    private void showStatus(ConnectionState state) {
        boolean online = state.online();
        boolean connecting = state instanceof ConnectionState.Connecting;
        dot.pseudoClassStateChanged(ONLINE, online);
        dot.pseudoClassStateChanged(CONNECTING, connecting);
        String words =
                TEXTS.text(
                        online
                                ? model.place().hostedHere().getValue()
                                        ? "status.hosting"
                                        : "status.online"
                                : connecting ? "status.connecting" : "status.offline");
        status.setText(words);
        status.setAccessibleText(words);
    }

    private HBox foot() {
        PersonEntry me = model.session().me();
        StackPane picture = new StackPane();
        EmojiLabel name = new EmojiLabel("", 16);
        name.getStyleClass().add("my-name");
        EmojiLabel note = new EmojiLabel("", 14);
        note.getStyleClass().add("row-note");
        VBox words = new VBox(name, note);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox inside = new HBox(picture, words);
        inside.getStyleClass().add("me-inside");
        inside.setAlignment(Pos.CENTER_LEFT);
        Button self = new Button(null, inside);
        self.setId("me");
        self.getStyleClass().add("me");
        self.setMaxWidth(Double.MAX_VALUE);
        self.setMinWidth(0);
        self.setAlignment(Pos.CENTER_LEFT);
        self.setAccessibleText(TEXTS.text("me.status"));
        self.setOnAction(e -> actions.setStatus());
        HBox.setHgrow(self, Priority.ALWAYS);
        me.displayNameProperty().subscribe(shown -> showMe(me, picture, name, shown));
        followNote(me.presenceProperty(), me, picture, note);
        me.statusTextProperty().subscribe(text -> note.textProperty().set(myNote(me)));
        me.statusEmojiProperty().subscribe(emoji -> note.textProperty().set(myNote(me)));
        Button settings = Icons.button(Feather.SETTINGS, TEXTS.text("me.settings"));
        settings.setId("settings");
        settings.setOnAction(e -> actions.settings());
        HBox foot = new HBox(self, settings);
        foot.getStyleClass().add("sidebar-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private static void showMe(PersonEntry me, StackPane picture, EmojiLabel name, String shown) {
        Avatar avatar = new Avatar(me.id().value(), shown, MY_PICTURE);
        avatar.show(PresenceDot.of(me.presence()));
        picture.getChildren().setAll(avatar);
        name.textProperty().set(shown);
    }

    private static void followNote(
            ObservableValue<Presence> presence,
            PersonEntry me,
            StackPane picture,
            EmojiLabel note) {
        presence.subscribe(now -> {
            if (!picture.getChildren().isEmpty()
                    && picture.getChildren().getFirst() instanceof Avatar avatar) {
                avatar.show(PresenceDot.of(now));
            }
            note.textProperty().set(myNote(me));
        });
    }

    private static String myNote(PersonEntry me) {
        String emoji = Objects.requireNonNullElse(me.statusEmojiProperty().get(), "");
        String text = Objects.requireNonNullElse(me.statusTextProperty().get(), "");
        String said = (emoji + " " + text).strip();
        return said.isEmpty() ? TEXTS.text("me.presence." + me.presence().name()) : said;
    }
}
