package chat.parley.desktop.conversation;

import java.util.function.Consumer;

/// What the nodes of a row ask for; the timeline answers. Owned by the JavaFX thread.
///
/// @param model intents on the room
/// @param activate called when the pointer or the focus comes to a row
/// @param follow opens a link
record RowActions(
        ConversationModel model, Consumer<MessageRow> activate, Consumer<String> follow) {}
