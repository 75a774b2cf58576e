package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.desktop.settings.SettingsModel;
import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.Presence;
import chat.parley.model.Reaction;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.RoomAdded;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A main window of a signed-in account without a server, with people and rooms whose names are as
/// odd as names are: emoji, right to left, far too long. FX thread.
final class SampleWindow {
    static final String LONG_NAME =
            "A name as long as the protocol allows, which is 64 code points 🐙";

    final SampleSession sample = new SampleSession();
    final PersonEntry grace = sample.person("grace", "Grace 🌻", Presence.ONLINE);
    final PersonEntry layla = sample.person("layla", "ليلى", Presence.AWAY);
    final PersonEntry dana = sample.person("dana", "דנה כהן 🎈", Presence.BUSY);
    final PersonEntry longest = sample.person("longest", LONG_NAME, Presence.OFFLINE);
    final SimpleBooleanProperty hostedHere = new SimpleBooleanProperty();
    final MainModel model;
    final Dialogs dialogs;
    final MainView view;
    final WindowView window;

    /// A window with nothing in it.
    SampleWindow(Stage stage, Theme theme, String serverName) {
        model =
                new MainModel(
                        sample.session(),
                        new ServerPlace(serverName, "192.0.2.214:7450", hostedHere));
        window = new WindowView(stage, theme, key -> Optional.empty(), (key, value) -> {});
        dialogs =
                new Dialogs(
                        model,
                        window.overlay(),
                        new SettingsModel(theme, key -> Optional.empty(), (key, value) -> {}),
                        new NoExits());
        view =
                new MainView(
                        model,
                        dialogs,
                        room ->
                                new OpenConversation(
                                        model, room, dialogs, new RecentEmoji(), link -> {}),
                        action -> {});
        window.showMain(view, new SimpleStringProperty("Parley"));
    }

    /// A room of a kind with everything a row of the list can show.
    RoomEntry room(
            RoomKind kind,
            String name,
            String topic,
            int unread,
            int mentions,
            Level level,
            PersonEntry... peers) {
        RoomSummary summary =
                new RoomSummary(
                        new RoomId(UUID.randomUUID()),
                        "epoch",
                        0,
                        kind,
                        name.isEmpty() ? null : name,
                        topic.isEmpty() ? null : topic,
                        null,
                        false,
                        peers.length == 0 ? 12 : peers.length + 1,
                        RoomRole.MEMBER,
                        MembershipState.MEMBER,
                        null,
                        level,
                        false,
                        null,
                        false,
                        0,
                        unread,
                        mentions,
                        null,
                        Arrays.stream(peers).map(PersonEntry::id).toList(),
                        null);
        sample.server().listener().event(new RoomAdded(summary));
        return Objects.requireNonNull(sample.session().rooms().room(summary.id()));
    }

    /// Fills the list with every kind of row and gives back the room that is worth opening.
    RoomEntry furnish() {
        RoomEntry survey =
                room(
                        RoomKind.PUBLIC,
                        "harbour-survey 🌊",
                        "Depth soundings, tides and who has the boat ⛵ today, tomorrow and next week",
                        0,
                        0,
                        Level.ALL);
        room(RoomKind.CHANNEL, "announcements", "", 3, 0, Level.ALL);
        room(RoomKind.PRIVATE, "instruments", "", 4, 1, Level.ALL);
        room(RoomKind.PUBLIC, "קבוצת המדידות", "", 2, 120, Level.ALL);
        room(RoomKind.PUBLIC, "قياسات الميناء 🐟", "", 0, 0, Level.ALL);
        room(RoomKind.PUBLIC, "photos", "", 9, 0, Level.NONE);
        RoomEntry longName = room(RoomKind.PUBLIC, LONG_NAME, "", 1, 7, Level.ALL);
        sample.session().drafts().keep(longName, "a draft");
        room(RoomKind.DIRECT, "", "", 2, 0, Level.ALL, grace);
        room(RoomKind.DIRECT, "", "", 0, 0, Level.ALL, layla);
        room(RoomKind.DIRECT, "", "", 0, 0, Level.ALL, dana);
        room(RoomKind.DIRECT, "", "", 0, 0, Level.ALL, longest);
        room(RoomKind.GROUP, "", "", 0, 0, Level.ALL, grace, layla, dana);
        sample.invitation("tide-tables 📈");
        return survey;
    }

    /// Lets everybody say something in a room.
    void talk(RoomEntry room) {
        PersonEntry me = sample.session().me();
        Instant start = sample.timers().now().minus(Duration.ofHours(3));
        say(room, grace, start, 0, "Sounding at pier 4 is 6.2 m, chart says 7.0 🤔");
        say(room, layla, start, 4, "مرحبا بالجميع، متى يبدأ القياس؟ أحضرت الكاميرا 📷");
        say(room, layla, start, 5, "The boat leaves at 09:15, من الرصيف 4.");
        say(room, dana, start, 9, "אני אביא את המתמר השני, הוא בארגז האפור.");
        Message last = say(room, longest, start, 16, "Averyverylongwordwithoutanyspace".repeat(6));
        sample.changes(
                room,
                last.id(),
                old ->
                        old.withReactions(
                                List.of(
                                        new Reaction("👍", 3, List.of(grace.id(), me.id())),
                                        new Reaction("🌊", 1, List.of(dana.id()))),
                                old.changedSeq() + 1));
        say(room, me, start, 20, "On my way, it is in the grey case.");
        say(room, me, start, 21, "🎉");
        sample.reads(grace, room, 7);
        sample.reads(dana, room, 7);
        sample.reads(longest, room, 7);
        sample.reads(layla, room, 6);
        sample.types(grace, room, true);
        sample.types(layla, room, true);
    }

    private Message say(RoomEntry room, PersonEntry who, Instant start, long minutes, String text) {
        return sample.says(who, room, text, start.plus(Duration.ofMinutes(minutes)));
    }

    /// Puts everybody into a room.
    void gather(RoomEntry room) {
        sample.session().rooms().members(room);
        sample.member(room, sample.session().me(), RoomRole.OWNER);
        sample.member(room, grace, RoomRole.ADMIN);
        sample.member(room, layla, RoomRole.MEMBER);
        sample.member(room, dana, RoomRole.MODERATOR);
        sample.member(room, longest, RoomRole.GUEST);
    }

    /// The layer of dialogs about rooms.
    chat.parley.desktop.rooms.RoomActions roomActions() {
        return dialogs.roomActions(() -> {});
    }

    /// Opens a room as a click on it does.
    void open(@Nullable RoomEntry room) {
        if (room != null) {
            model.show(room);
        }
    }

    /// Nothing ends here.
    private static final class NoExits implements Dialogs.AccountActions {
        @Override
        public void signOut() {}

        @Override
        public void stopHosting() {}

        @Override
        public String words() {
            return "Ann (@ann) at Field Lab";
        }
    }
}
