package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.PresenceDot;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The line over a conversation: what it is called, what it is about, who is in it. Belongs to the
/// FX thread.
///
/// Made for one room; [#close] ends what it watches.
final class HeaderView {
    private static final Texts TEXTS = Texts.beside(HeaderView.class);
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final double PICTURE = 28;

    /// Below this a topic says nothing, in pixels.
    private static final double SHORTEST_TOPIC = 64;

    private final MainModel model;
    private final RoomEntry room;
    private final HBox node = new HBox();
    private final EmojiLabel title = new EmojiLabel("", 16);
    private final EmojiLabel topic = new EmojiLabel("", 14);
    private Subscription held;

    HeaderView(MainModel model, RoomEntry room, MainActions actions) {
        this.model = model;
        this.room = room;
        node.getStyleClass().add("header");
        node.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("header-title");
        topic.getStyleClass().add("header-topic");
        HBox.setHgrow(topic, Priority.ALWAYS);
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.setPrefWidth(0);
        topic.widthProperty().subscribe(w -> topic.setVisible(w.doubleValue() >= SHORTEST_TOPIC));
        node.getChildren().addAll(back(), picture(), title, topic);
        if (!room.kind().conversation() || room.peers().size() > 1) {
            node.getChildren().add(people());
        }
        if (!room.kind().conversation()) {
            node.getChildren().add(more(actions));
        }
        held =
                Subscription.combine(
                        room.nameProperty().subscribe(title.textProperty()::set),
                        followTopic(),
                        model.columnsProperty()
                                .subscribe(shown ->
                                        node.pseudoClassStateChanged(ALONE, !shown.list())));
    }

    HBox node() {
        return node;
    }

    void close() {
        held.unsubscribe();
        held = Subscription.EMPTY;
    }

    private Button back() {
        Button back = Icons.button(Feather.ARROW_LEFT, TEXTS.text("header.back"));
        back.setId("back");
        back.setOnAction(e -> model.outToList());
        back.managedProperty().bind(back.visibleProperty());
        back.visibleProperty().bind(model.columnsProperty().map(shown -> !shown.list()));
        return back;
    }

    private Node picture() {
        return switch (room.kind()) {
            case PUBLIC -> Icons.of(Feather.HASH);
            case PRIVATE -> Icons.of(Feather.LOCK);
            case CHANNEL -> Icons.of(Feather.RADIO);
            case GROUP -> Icons.of(Feather.USERS);
            case DIRECT ->
                    room.peers().isEmpty()
                            ? Icons.of(Feather.USER)
                            : avatar(room.peers().getFirst());
        };
    }

    private static Avatar avatar(PersonEntry person) {
        Avatar avatar = new Avatar(person.id().value(), person.displayName(), PICTURE);
        avatar.show(PresenceDot.of(person.presence()));
        return avatar;
    }

    private Subscription followTopic() {
        if (!room.kind().conversation() || room.peers().isEmpty()) {
            return room.topicProperty().subscribe(topic.textProperty()::set);
        }
        if (room.peers().size() > 1) {
            return room.memberCountProperty()
                    .subscribe(n ->
                            topic.textProperty().set(TEXTS.count("header.group", n.longValue())));
        }
        PersonEntry peer = room.peers().getFirst();
        return Subscription.combine(
                peer.presenceProperty().subscribe(presence -> showPeer(peer)),
                peer.statusTextProperty().subscribe(text -> showPeer(peer)));
    }

    private void showPeer(PersonEntry peer) {
        String said = peer.statusTextProperty().get();
        String here = TEXTS.text("me.presence." + peer.presence().name());
        topic.textProperty().set(said == null || said.isBlank() ? here : here + " · " + said);
        if (node.getChildren().get(1) instanceof Avatar avatar) {
            avatar.show(PresenceDot.of(peer.presence()));
        }
    }

    private Button people() {
        Button people = Icons.button(Feather.USERS, TEXTS.text("header.people"));
        people.setId("people");
        people.getStyleClass().add("count-button");
        Label count = new Label();
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty()
                .bind(room.memberCountProperty().map(n -> TEXTS.text("header.peopleCount", n)));
        HBox inside = new HBox(Icons.of(Feather.USERS), count);
        inside.getStyleClass().add("count-inside");
        people.setGraphic(inside);
        people.setOnAction(e -> model.togglePanel());
        return people;
    }

    private Button more(MainActions actions) {
        Button more = Icons.button(Feather.MORE_HORIZONTAL, TEXTS.text("header.more"));
        more.setId("room-menu");
        MenuItem invite = new MenuItem(TEXTS.text("header.invite"));
        invite.setOnAction(e -> actions.invite(room));
        MenuItem leave = new MenuItem(TEXTS.text("header.leave"));
        leave.setOnAction(e -> actions.leave(room));
        ContextMenu menu = new ContextMenu(invite, leave);
        more.setOnAction(e -> menu.show(more, Side.BOTTOM, 0, 0));
        return more;
    }
}
