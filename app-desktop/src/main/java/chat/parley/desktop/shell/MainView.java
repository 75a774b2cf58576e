package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Shortcut;
import chat.parley.desktop.people.MembersModel;
import chat.parley.desktop.people.MembersView;
import chat.parley.desktop.rooms.RoomActions;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.RoomEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window of a signed-in account: rooms, conversation and people side by side, or one at a time
/// where it is narrow.
///
/// Belongs to the FX thread. One conversation exists at a time; [#close] lets it go.
final class MainView {
    private static final double SIDEBAR = 264;
    private static final double PANEL = 320;

    private final MainModel model;
    private final Dialogs dialogs;
    private final SidebarView sidebar;
    private final StackPane middle = new StackPane();
    private final StackPane panel = new StackPane();
    private final HBox columns = new HBox();
    private final BorderPane node = new BorderPane();
    private final ConversationMaker conversations;
    private @Nullable OpenConversation conversation;

    /// Makes what stands in the middle for a room.
    interface ConversationMaker {
        OpenConversation of(RoomEntry room);
    }

    MainView(
            MainModel model,
            Dialogs dialogs,
            ConversationMaker conversations,
            Consumer<Banner.Action> onBanner) {
        this.model = model;
        this.dialogs = dialogs;
        this.conversations = conversations;
        this.sidebar = new SidebarView(model, dialogs, roomActions());
        columns.getChildren().addAll(sidebar.node(), middle, panel);
        middle.getStyleClass().add("middle");
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        node.getStyleClass().add("main");
        node.setTop(
                new BannerView(
                        model.session().connectionProperty(),
                        Clock.systemUTC(),
                        model.place().serverName(),
                        onBanner));
        node.setCenter(columns);
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.widthProperty().bind(node.widthProperty());
        model.columnsProperty().subscribe(this::arrange);
        model.open().subscribe(this::show);
        model.panelWantedProperty().subscribe(wanted -> showPanel());
    }

    BorderPane node() {
        return node;
    }

    /// Lets the open conversation go.
    void close() {
        model.open().set(Optional.empty());
    }

    /// What the list of rooms and the empty screens ask for.
    private RoomActions roomActions() {
        return dialogs.roomActions(this::toConversation);
    }

    private void toConversation() {
        model.intoConversation();
        if (conversation != null) {
            conversation.focusComposer();
        }
    }

    private void show(Optional<RoomEntry> room) {
        if (conversation != null) {
            conversation.close();
            conversation = null;
        }
        if (room.isEmpty()) {
            model.panelWantedProperty().set(false);
            model.outToList();
            middle.getChildren().setAll(new NothingOpen(model, roomActions()));
            return;
        }
        conversation = conversations.of(room.get());
        middle.getChildren().setAll(conversation.node());
        showPanel();
    }

    private void showPanel() {
        Optional<RoomEntry> room = model.open().get();
        if (room.isEmpty() || !model.panelWantedProperty().get()) {
            panel.getChildren().clear();
            return;
        }
        ChatSession session = model.session();
        MembersModel members =
                new MembersModel(
                        session.rooms().members(room.get()),
                        session.me().id(),
                        dialogs::openDirect);
        Optional<Runnable> invite =
                room.get().kind().conversation()
                        ? Optional.empty()
                        : Optional.of(() -> dialogs.invite(room.get()));
        panel.getChildren().setAll(new MembersView(members, this::closePanel, invite).node());
    }

    private void closePanel() {
        model.panelWantedProperty().set(false);
        toConversation();
    }

    private void arrange(Columns shown) {
        boolean alone = !shown.conversation();
        place(sidebar.node(), shown.list(), alone && shown.list(), SIDEBAR);
        place(panel, shown.panel(), alone && shown.panel(), PANEL);
        middle.setVisible(shown.conversation());
        middle.setManaged(shown.conversation());
    }

    private static void place(Region column, boolean shown, boolean alone, double width) {
        column.setVisible(shown);
        column.setManaged(shown);
        column.setMinWidth(alone ? 0 : width);
        column.setPrefWidth(width);
        column.setMaxWidth(alone ? Double.MAX_VALUE : width);
        HBox.setHgrow(column, alone ? Priority.ALWAYS : Priority.NEVER);
    }

    private void onKey(KeyEvent event) {
        Shortcut.pressed(Shortcut.Group.MOVE, event)
                .or(() -> Shortcut.pressed(Shortcut.Group.WINDOW, event))
                .ifPresent(shortcut -> {
                    if (act(shortcut)) {
                        event.consume();
                    }
                });
    }

    /// Does what a key is for; false leaves the key to whoever has the focus.
    private boolean act(Shortcut shortcut) {
        switch (shortcut) {
            case NEXT_ROOM -> model.roomList().move(1, false);
            case PREVIOUS_ROOM -> model.roomList().move(-1, false);
            case NEXT_UNREAD -> model.roomList().move(1, true);
            case PREVIOUS_UNREAD -> model.roomList().move(-1, true);
            case BACK -> model.back();
            case FORWARD -> model.forward();
            case NEXT_REGION -> moveRegion(1);
            case PREVIOUS_REGION -> moveRegion(-1);
            case NEW_ROOM -> roomActions().createRoom();
            case NEW_DIRECT -> roomActions().writeToSomebody();
            case BROWSE_ROOMS -> roomActions().browseRooms();
            case PEOPLE -> model.togglePanel();
            case SETTINGS -> dialogs.settings();
            case KEYS -> dialogs.keys();
            case CLOSE -> {
                return escape();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Esc closes the panel; otherwise it belongs to the conversation.
    private boolean escape() {
        if (model.panelWantedProperty().get()) {
            closePanel();
            return true;
        }
        return false;
    }

    private void moveRegion(int step) {
        List<Stop> regions = regions();
        Node focused = node.getScene() == null ? null : node.getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < regions.size(); i++) {
            if (isInside(focused, regions.get(i).node())) {
                at = i;
            }
        }
        int next = at < 0 ? 0 : Math.floorMod(at + step, regions.size());
        regions.get(next).focus().run();
    }

    /// A part of the window that F6 stops at.
    ///
    /// @param focus puts the keyboard into it
    private record Stop(Node node, Runnable focus) {}

    private List<Stop> regions() {
        Columns shown = model.columnsProperty().get();
        List<Stop> regions = new ArrayList<>();
        if (shown.list()) {
            regions.add(new Stop(sidebar.node(), sidebar.rooms().node()::requestFocus));
        }
        OpenConversation open = conversation;
        if (shown.conversation() && open != null) {
            regions.add(new Stop(open.messages(), open::focusMessages));
            regions.add(new Stop(open.composer(), open::focusComposer));
        }
        if (shown.panel() && !panel.getChildren().isEmpty()) {
            regions.add(new Stop(panel, () -> panel.lookup("#members").requestFocus()));
        }
        return regions;
    }

    private static boolean isInside(@Nullable Node node, Node part) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(part)) {
                return true;
            }
        }
        return false;
    }
}
