package chat.parley.desktop.shell;

import chat.parley.desktop.session.RoomEntry;

/// What can be asked for from anywhere in the main window; mostly, a dialog opens. Called on the FX
/// thread.
interface MainActions {

    void settings();

    void setStatus();

    void stopHosting();

    void invite(RoomEntry room);

    void leave(RoomEntry room);
}
