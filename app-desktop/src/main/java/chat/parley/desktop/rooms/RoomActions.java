package chat.parley.desktop.rooms;

import chat.parley.desktop.session.RoomEntry;

/// What the room list asks the shell to do. Called on the FX thread.
public interface RoomActions {

    /// Show the dialog that makes a room.
    void createRoom();

    /// Show the public rooms one may join.
    void browseRooms();

    /// Show the dialog that finds somebody to write to.
    void writeToSomebody();

    /// Ask whether the person really wants to leave a room.
    void leave(RoomEntry room);

    /// The person chose a row with Enter or the mouse and wants to type.
    void toConversation();
}
