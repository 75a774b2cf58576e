package chat.parley.desktop.shell;

import chat.parley.desktop.people.StatusModel;
import chat.parley.desktop.people.StatusSheet;
import chat.parley.desktop.rooms.BrowseModel;
import chat.parley.desktop.rooms.BrowseView;
import chat.parley.desktop.rooms.CreateRoomModel;
import chat.parley.desktop.rooms.CreateRoomView;
import chat.parley.desktop.rooms.PeoplePickerModel;
import chat.parley.desktop.rooms.RoomActions;
import chat.parley.desktop.rooms.RoomSheets;
import chat.parley.desktop.rooms.WriteModel;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.settings.SettingsModel;
import chat.parley.desktop.settings.SettingsSheet;
import java.util.List;
import java.util.Set;

/// Opens every dialog of the main window on the overlay. Belongs to the FX thread.
final class Dialogs implements MainActions {
    private final MainModel model;
    private final Overlay overlay;
    private final SettingsModel settings;
    private final AccountActions account;

    /// What ends a session or the hosting, which is the business of the window around.
    interface AccountActions {
        /// Asks whether to sign out.
        void signOut();

        /// Asks whether to stop hosting.
        void stopHosting();

        /// Who is signed in where, in one line.
        String words();
    }

    Dialogs(MainModel model, Overlay overlay, SettingsModel settings, AccountActions account) {
        this.model = model;
        this.overlay = overlay;
        this.settings = settings;
        this.account = account;
    }

    /// The dialogs about rooms.
    ///
    /// @param toConversation puts the keyboard into the open conversation
    RoomActions roomActions(Runnable toConversation) {
        return new RoomDialogs(toConversation);
    }

    @Override
    public void settings() {
        overlay.show(SettingsSheet.of(settings, account.words(), account::signOut, overlay::hide));
    }

    void keys() {
        overlay.show(KeysSheet.of().onDismiss(overlay::hide));
    }

    @Override
    public void setStatus() {
        ChatSession session = model.session();
        overlay.show(
                StatusSheet.of(
                        new StatusModel(session.people(), session.me(), overlay::hide),
                        overlay::hide));
    }

    @Override
    public void stopHosting() {
        account.stopHosting();
    }

    @Override
    public void invite(RoomEntry room) {
        overlay.show(RoomSheets.invite(room, model.session().rooms(), picker(), overlay::hide));
    }

    @Override
    public void leave(RoomEntry room) {
        overlay.show(RoomSheets.leave(room, model.session().rooms(), overlay::hide));
    }

    /// Opens the direct conversation with a person.
    void openDirect(PersonEntry person) {
        model.session()
                .rooms()
                .openDirect(List.of(person.id()), outcome -> outcome.whenDone(this::open));
    }

    private PeoplePickerModel picker() {
        ChatSession session = model.session();
        return new PeoplePickerModel(session.people(), Set.of(session.me().id()));
    }

    private void open(RoomEntry room) {
        overlay.hide();
        model.show(room);
    }

    /// The dialogs about rooms, which end in a conversation.
    private final class RoomDialogs implements RoomActions {
        private final Runnable toConversation;

        RoomDialogs(Runnable toConversation) {
            this.toConversation = toConversation;
        }

        @Override
        public void createRoom() {
            CreateRoomModel create =
                    new CreateRoomModel(model.session().rooms(), picker(), this::entered);
            overlay.show(new CreateRoomView(create, overlay::hide).sheet());
        }

        @Override
        public void browseRooms() {
            BrowseModel browse = new BrowseModel(model.session().rooms(), this::entered);
            overlay.show(new BrowseView(browse, overlay::hide, this::createRoom).sheet());
        }

        @Override
        public void writeToSomebody() {
            WriteModel write = new WriteModel(model.session().rooms(), picker(), this::entered);
            overlay.show(RoomSheets.write(write, overlay::hide));
        }

        @Override
        public void leave(RoomEntry room) {
            Dialogs.this.leave(room);
        }

        @Override
        public void toConversation() {
            toConversation.run();
        }

        private void entered(RoomEntry room) {
            open(room);
            toConversation.run();
        }
    }
}
