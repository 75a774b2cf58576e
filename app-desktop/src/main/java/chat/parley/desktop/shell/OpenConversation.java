package chat.parley.desktop.shell;

import chat.parley.desktop.composer.ComposerModel;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.conversation.ConversationModel;
import chat.parley.desktop.conversation.ConversationView;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.desktop.session.RoomEntry;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One room in the middle of the window: its header, its messages and the field to write in.
/// Belongs to the FX thread.
///
/// It joins what does not know each other; [#close] lets all of it go.
final class OpenConversation {
    private final ConversationModel messages;
    private final ComposerModel writing;
    private final ConversationView view;
    private final ComposerView composer;
    private final HeaderView header;
    private final VBox node = new VBox();

    /// Opens a room.
    ///
    /// @param follow opens a link in the person's browser
    OpenConversation(
            MainModel model,
            RoomEntry room,
            MainActions actions,
            RecentEmoji recent,
            Consumer<String> follow) {
        messages = new ConversationModel(model.session(), room);
        writing = new ComposerModel(model.session(), room, messages::sent);
        composer = new ComposerView(writing, recent, this::focusMessages);
        view = new ConversationView(messages, recent, follow, composer::write);
        header = new HeaderView(model, room, actions);
        VBox.setVgrow(view, Priority.ALWAYS);
        node.getStyleClass().add("open-conversation");
        node.getChildren().addAll(header.node(), view, composer);
        messages.open();
    }

    Node node() {
        return node;
    }

    /// The list of messages.
    Node messages() {
        return view;
    }

    /// The field to write in.
    Node composer() {
        return composer;
    }

    void focusMessages() {
        view.focusMessages();
    }

    void focusComposer() {
        composer.focusField();
    }

    void close() {
        composer.close();
        writing.close();
        view.close();
        messages.close();
        header.close();
    }
}
