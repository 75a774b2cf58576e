package chat.parley.desktop;

import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.Entrance;
import chat.parley.desktop.settings.SettingsModel;
import chat.parley.desktop.shell.AccountScreen;
import chat.parley.desktop.shell.ServerPlace;
import chat.parley.desktop.shell.WindowView;
import chat.parley.desktop.signin.WelcomeModel;
import chat.parley.desktop.store.KnownServer;
import chat.parley.desktop.store.StoreFault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Parley: a window with its own home. Belongs to the FX thread.
///
/// Several may live in one process, each with another home, as in tests and the demo. It begins
/// with the account that was used last, or with the ways to a server, and never waits for the
/// network to show something.
public final class ParleyWindow implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ParleyWindow.class);
    private static final String LAST_ROOM = "room.";

    private final Stage stage;
    private final DesktopOptions options;
    private final Theme theme;
    private final Consumer<String> onLink;
    private @Nullable Foundation foundation;
    private @Nullable WindowView view;
    private @Nullable SettingsModel settings;
    private @Nullable HomeServer homeServer;
    private @Nullable ChatSession session;

    private ParleyWindow(
            Stage stage, DesktopOptions options, Theme theme, Consumer<String> onLink) {
        this.stage = stage;
        this.options = options;
        this.theme = theme;
        this.onLink = onLink;
    }

    /// Shows the window and begins.
    ///
    /// @param theme the look, which all windows of a process share
    /// @param onLink opens a link in the person's browser
    public static ParleyWindow open(
            Stage stage, DesktopOptions options, Theme theme, Consumer<String> onLink) {
        ParleyWindow window = new ParleyWindow(stage, options, theme, onLink);
        window.begin();
        return window;
    }

    /// The session that is shown, if one is.
    public Optional<ChatSession> session() {
        return Optional.ofNullable(session);
    }

    /// Ends the session, the hosting and the window, and writes what is not written. Returns when
    /// all of it is on disk.
    @Override
    public void close() {
        // First, because the window writes down its place as it goes.
        stage.hide();
        if (view != null) {
            view.closeMain();
        }
        if (foundation != null) {
            if (session != null) {
                foundation.entrance().close(session);
                session = null;
            }
            foundation.close();
            foundation = null;
        }
    }

    private void begin() {
        try {
            foundation = Foundation.lay(options.home());
        } catch (StoreFault fault) {
            log.error("The home {} cannot be used", options.home(), fault);
            WindowView bare =
                    new WindowView(stage, theme, key -> Optional.empty(), (key, value) -> {});
            bare.showBroken(String.valueOf(fault.getMessage()), this::begin);
            stage.show();
            return;
        }
        Foundation ground = foundation;
        WindowView shown = new WindowView(stage, theme, ground.home()::setting, ground.home()::set);
        view = shown;
        settings = new SettingsModel(theme, ground.home()::setting, ground.home()::set);
        homeServer = new HomeServer(ground.hosting(), ground.home().signIns());
        ground.neighbourhood().start();
        stage.show();
        if (ground.hosting().wasOn()) {
            homeServer().start(ground.hosting().name(), state -> resume());
        } else {
            resume();
        }
    }

    /// Begins with the account that was used last, or where somebody wanted to go.
    private void resume() {
        if (foundation == null) {
            return;
        }
        List<Entrance.Kept> kept = ground().entrance().kept();
        if (kept.isEmpty() || options.open().isPresent()) {
            showWelcome(options.open());
        } else {
            ground().entrance().open(kept.getFirst(), this::showAccount);
        }
    }

    /// Shows the ways to a server.
    ///
    /// @param address where to knock at once
    private void showWelcome(Optional<String> address) {
        leave();
        Foundation ground = ground();
        WelcomeModel welcome =
                new WelcomeModel(new LiveDoors(ground, homeServer(), this::showAccount));
        window().showWelcome(welcome);
        address.ifPresent(welcome::join);
    }

    private void showAccount(ChatSession opened) {
        session = opened;
        Foundation ground = ground();
        String key = LAST_ROOM + opened.account().serverId() + "." + opened.account().person();
        AccountScreen screen =
                new AccountScreen(opened, place(opened), window(), new Exits(opened));
        screen.show(
                Objects.requireNonNull(settings),
                ground.home().setting(key),
                room -> ground.home().set(key, room.toString()));
    }

    private ServerPlace place(ChatSession opened) {
        String serverId = opened.account().serverId();
        ObservableValue<Boolean> here = homeServer().hosts(serverId);
        return ground().home()
                .signIns()
                .server(serverId)
                .map(server -> new ServerPlace(server.name(), address(server), here))
                .orElseGet(() -> new ServerPlace(serverId, "", here));
    }

    private static String address(KnownServer server) {
        return ServerAddress.of(server.address()).toString();
    }

    /// Ends the session that is shown, without signing out.
    private void leave() {
        if (session != null) {
            ground().entrance().close(session);
            session = null;
        }
    }

    private Foundation ground() {
        return Objects.requireNonNull(foundation, "the window is closed");
    }

    private HomeServer homeServer() {
        return Objects.requireNonNull(homeServer, "the window is closed");
    }

    private WindowView window() {
        return Objects.requireNonNull(view, "the window is closed");
    }

    /// The ways out of an account.
    private final class Exits implements AccountScreen.Exits {
        private final ChatSession leaving;
        private final ServerPlace place;

        Exits(ChatSession leaving) {
            this.leaving = leaving;
            this.place = place(leaving);
        }

        @Override
        public void signOut() {
            session = null;
            ground().entrance().signOut(leaving);
            showWelcome(Optional.empty());
        }

        @Override
        public void stopHosting() {
            leave();
            ground().hosting().stop(() -> showWelcome(Optional.empty()));
        }

        @Override
        public void signInAgain() {
            showWelcome(Optional.of(place.address()));
        }

        @Override
        public void meetAgain() {
            ground().entrance()
                    .forgetKey(
                            leaving.account().serverId(),
                            () -> showWelcome(Optional.of(place.address())));
        }

        @Override
        public void follow(String link) {
            onLink.accept(link);
        }
    }
}
