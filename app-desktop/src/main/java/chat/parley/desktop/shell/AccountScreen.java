package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.settings.SettingsModel;
import chat.parley.model.RoomId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/// The main window of one account, put together: its models, its views, its dialogs. Belongs to the
/// FX thread.
public final class AccountScreen {
    private static final Texts TEXTS = Texts.beside(AccountScreen.class);

    private final ChatSession session;
    private final ServerPlace place;
    private final WindowView window;
    private final Exits exits;
    private final MainModel model;

    /// What leads out of the account, which is the business of the wiring.
    public interface Exits {
        /// Forgets the sign-in.
        void signOut();

        /// Stops hosting the server.
        void stopHosting();

        /// Shows the account screen of the same server, to sign in again.
        void signInAgain();

        /// Forgets the server's key and shows it as if met for the first time.
        void meetAgain();

        /// Opens a link in the person's browser.
        void follow(String link);
    }

    /// The screen of an open session; [#show] brings it into the window.
    public AccountScreen(ChatSession session, ServerPlace place, WindowView window, Exits exits) {
        this.session = session;
        this.place = place;
        this.window = window;
        this.exits = exits;
        this.model = new MainModel(session, place);
    }

    /// Shows the account, with the room that was open the last time.
    ///
    /// @param lastRoom the room's id
    /// @param onRoom hears of each room that is opened
    public void show(SettingsModel settings, Optional<String> lastRoom, Consumer<RoomId> onRoom) {
        Dialogs dialogs = new Dialogs(model, window.overlay(), settings, new AccountDialogs());
        RecentEmoji recent = new RecentEmoji();
        MainView view =
                new MainView(
                        model,
                        dialogs,
                        room -> new OpenConversation(model, room, dialogs, recent, exits::follow),
                        this::onBanner);
        window.showMain(view, session.me().displayNameProperty().map(this::title));
        lastRoom.flatMap(this::roomOf).ifPresent(room -> model.open().set(Optional.of(room)));
        model.open().subscribe(open -> open.map(RoomEntry::id).ifPresent(onRoom));
    }

    /// Before the first `ready` of a new account its name is not known.
    private String title(String name) {
        return name.isEmpty()
                ? TEXTS.text("window.title.nameless", place.serverName())
                : TEXTS.text("window.title", place.serverName(), name);
    }

    /// The session that is shown.
    public ChatSession session() {
        return session;
    }

    private Optional<RoomEntry> roomOf(String id) {
        return session.rooms().list().stream()
                .filter(room -> room.id().toString().equals(id))
                .findFirst();
    }

    private void onBanner(Banner.Action action) {
        switch (action) {
            case TRY_NOW -> session.tryNow();
            case SIGN_IN -> exits.signInAgain();
            case WHY -> showKeys();
            case NONE -> session.connectionProperty().get();
        }
    }

    private void showKeys() {
        if (session.connectionProperty().get()
                instanceof ConnectionState.KeyChanged(String pinned, @Nullable String shown)) {
            Button stay = Buttons.primary(TEXTS.text("why.stay"), window::hideSheet);
            Sheet sheet =
                    sheet("why.title")
                            .text(TEXTS.text("why.text"))
                            .text(TEXTS.text("why.expected", pinned))
                            .text(TEXTS.text("why.shown", shown == null ? "–" : shown))
                            .buttons(
                                    Buttons.quiet(TEXTS.text("why.forget"), exits::meetAgain), stay)
                            .firstFocus(stay);
            sheet.getStyleClass().add("danger");
            window.show(sheet);
        }
    }

    private Sheet sheet(String title) {
        return new Sheet(TEXTS.text(title, place.serverName()), TEXTS.text("close"))
                .onDismiss(window::hideSheet);
    }

    /// Asks before something ends.
    private void ask(String what, Runnable yes) {
        Button go =
                Buttons.primary(
                        TEXTS.text(what + ".go"),
                        () -> {
                            window.hideSheet();
                            yes.run();
                        });
        window.show(
                sheet(what + ".title")
                        .text(TEXTS.text(what + ".text"))
                        .buttons(Buttons.quiet(TEXTS.text("cancel"), window::hideSheet), go)
                        .firstFocus(go));
    }

    /// The dialogs that end a session or the hosting.
    private final class AccountDialogs implements Dialogs.AccountActions {
        @Override
        public void signOut() {
            ask("signOut", exits::signOut);
        }

        @Override
        public void stopHosting() {
            ask("stop", exits::stopHosting);
        }

        @Override
        public String words() {
            return TEXTS.text(
                    "account.words",
                    session.me().displayName(),
                    session.me().username(),
                    place.serverName());
        }
    }
}
