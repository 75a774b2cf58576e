package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.PresenceDot;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.model.Level;
import chat.parley.model.Presence;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// How one room or conversation looks in the list: picture, name, and what waits in it. Belongs to
/// the FX thread.
///
/// It watches its room from [#watch] on, until that subscription ends.
final class RoomRow extends HBox {
    private static final Texts TEXTS = Texts.beside(RoomRow.class);
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final double PICTURE = 24;
    private static final int MOST_COUNTED = 99;

    private final RoomEntry room;
    private final StackPane picture = new StackPane();
    private final EmojiLabel name = new EmojiLabel("", 16);
    private final Label draft = new Label(TEXTS.text("row.draft"));
    private final Label mentions = new Label();
    private final Region dot = new Region();
    private final Node bell = Icons.of(Feather.BELL_OFF, 14);

    RoomRow(RoomEntry room) {
        this.room = room;
        getStyleClass().add("room-row");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("room-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        draft.getStyleClass().add("draft-mark");
        mentions.getStyleClass().add("mention-count");
        dot.getStyleClass().add("unread-dot");
        for (Node mark : List.of(draft, mentions, dot, bell)) {
            mark.managedProperty().bind(mark.visibleProperty());
        }
        draft.setMinWidth(USE_PREF_SIZE);
        mentions.setMinWidth(USE_PREF_SIZE);
        picture.setMinSize(PICTURE, PICTURE);
        picture.setMaxSize(PICTURE, PICTURE);
        getChildren().addAll(picture, name, draft, bell, dot, mentions);
    }

    /// Begins to show the room and follow it.
    Subscription watch() {
        Subscription shown = showPicture();
        Subscription words =
                Subscription.combine(
                        room.nameProperty().subscribe(name.textProperty()::set),
                        room.unreadProperty().subscribe(n -> showWaiting()),
                        room.mentionsProperty().subscribe(n -> showWaiting()),
                        room.levelProperty().subscribe(level -> showWaiting()),
                        room.draftProperty().subscribe(text -> draft.setVisible(!text.isBlank())));
        return Subscription.combine(shown, words);
    }

    /// What a screen reader says of the row.
    ObservableValue<String> accessibleWords() {
        return Bindings.createStringBinding(
                this::words,
                room.nameProperty(),
                room.unreadProperty(),
                room.mentionsProperty(),
                room.draftProperty(),
                room.levelProperty());
    }

    private String words() {
        List<String> parts = new ArrayList<>();
        parts.add(TEXTS.text("row.kind." + room.kind().name(), room.name()));
        int unread = room.unreadProperty().get();
        int naming = room.mentionsProperty().get();
        if (unread > 0) {
            parts.add(TEXTS.count("row.unread", unread));
        }
        if (naming > 0) {
            parts.add(TEXTS.count("row.mentions", naming));
        }
        if (!room.draftProperty().get().isBlank()) {
            parts.add(TEXTS.text("row.draft"));
        }
        if (room.levelProperty().get() == Level.NONE) {
            parts.add(TEXTS.text("row.muted"));
        }
        return String.join(", ", parts);
    }

    private void showWaiting() {
        int unread = room.unreadProperty().get();
        int naming = room.mentionsProperty().get();
        boolean direct = room.kind().conversation();
        int counted = direct ? unread : naming;
        boolean muted = room.levelProperty().get() == Level.NONE;
        mentions.setVisible(counted > 0 && !muted);
        mentions.setText(counted > MOST_COUNTED ? TEXTS.text("row.many") : String.valueOf(counted));
        dot.setVisible(unread > 0 && counted == 0 && !muted);
        bell.setVisible(muted);
        pseudoClassStateChanged(UNREAD, unread > 0 && !muted);
        pseudoClassStateChanged(MUTED, muted);
    }

    private Subscription showPicture() {
        return switch (room.kind()) {
            case PUBLIC -> showIcon(Feather.HASH);
            case PRIVATE -> showIcon(Feather.LOCK);
            case CHANNEL -> showIcon(Feather.RADIO);
            case GROUP -> showCount();
            case DIRECT -> showPerson();
        };
    }

    private Subscription showIcon(Feather shape) {
        put(Icons.of(shape, 16));
        return Subscription.EMPTY;
    }

    private Subscription showCount() {
        Label count = new Label();
        count.getStyleClass().add("group-count");
        put(count);
        return room.memberCountProperty().subscribe(n -> count.setText(String.valueOf(n)));
    }

    private Subscription showPerson() {
        if (room.peers().isEmpty()) {
            return showIcon(Feather.USER);
        }
        PersonEntry peer = room.peers().getFirst();
        return peer.displayNameProperty()
                .subscribe(shown -> {
                    Avatar avatar = new Avatar(peer.id().value(), shown, PICTURE);
                    avatar.show(PresenceDot.of(peer.presence()));
                    put(avatar);
                })
                .and(peer.presenceProperty().subscribe(this::showPresence));
    }

    private void showPresence(Presence presence) {
        if (picture.getChildren().getFirst() instanceof Avatar avatar) {
            avatar.show(PresenceDot.of(presence));
        }
    }

    private void put(Node shown) {
        picture.getChildren().setAll(shown);
    }
}
