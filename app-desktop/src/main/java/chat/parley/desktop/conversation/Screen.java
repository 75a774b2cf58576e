package chat.parley.desktop.conversation;

import chat.parley.desktop.session.Timeline;

/// What the screen of a conversation is doing.
enum Screen {
    /// Messages are on their way; nothing to show yet.
    LOADING,
    /// There are messages.
    READY,
    /// Nobody has written here.
    EMPTY,
    /// Nothing is stored here and the server can't be reached.
    UNREACHABLE;

    /// What there is to see of a timeline. Rows that are there stay, whatever goes on.
    static Screen of(Timeline.Phase phase, boolean empty) {
        if (!empty) {
            return READY;
        }
        return switch (phase) {
            case CLOSED, LOADING -> LOADING;
            case READY -> EMPTY;
            case UNREACHABLE -> UNREACHABLE;
        };
    }
}
