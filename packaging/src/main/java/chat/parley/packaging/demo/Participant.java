package chat.parley.packaging.demo;

import chat.parley.desktop.DesktopOptions;
import chat.parley.desktop.ParleyWindow;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Timeline;
import chat.parley.desktop.session.TimelineRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;

/// One of those who talk in the demo: a person with a window of their own, a real one, and a home
/// of its own. Used on the demo's thread.
final class Participant {

    private static final String COMPOSER = ".composer .text-area";

    private final String name;
    private final String username;
    private final Hands hands;
    private final ParleyWindow window;

    /// @param name the display name
    /// @param hands of the window's stage
    Participant(String name, String username, Hands hands, ParleyWindow window) {
        this.name = name;
        this.username = username;
        this.hands = hands;
        this.window = window;
    }

    /// Opens a window with an empty home.
    static Participant open(String name, String username, Hands hands, Path home, Theme theme)
            throws InterruptedException {
        DesktopOptions options = DesktopOptions.usual().withHome(home);
        ParleyWindow window =
                Fx.call(() -> ParleyWindow.open(hands.stage(), options, theme, _ -> {}));
        return new Participant(name, username, hands, window);
    }

    String name() {
        return name;
    }

    String username() {
        return username;
    }

    /// Types an address on the first screen and joins.
    void knock(String address) throws InterruptedException {
        hands.fill("#address", address);
        hands.press("#join");
    }

    /// Makes an account at the server that the window knocked at, and waits for the main window.
    void signUp(String password) throws InterruptedException {
        hands.fill("#displayName", name);
        hands.fill("#username", username);
        hands.fill("#password", password);
        hands.press("#go");
        hands.find("#rooms");
        awaitOnline();
    }

    /// Waits until the window is connected.
    void awaitOnline() throws InterruptedException {
        Fx.awaitTrue(
                name + " being online",
                () ->
                        window.session()
                                .map(session -> session.connectionProperty().get())
                                .filter(ConnectionState.Online.class::isInstance)
                                .isPresent());
    }

    /// Waits until the window says that the host is away.
    void awaitBanner() throws InterruptedException {
        hands.find("#banner");
    }

    /// Presses "Try now" on the banner that says that the host is away, unless it is gone already.
    void tryNow() throws InterruptedException {
        Fx.run(() ->
                hands.shown("#banner .button").forEach(button -> ((ButtonBase) button).fire()));
    }

    void createRoom(String room, String topic) throws InterruptedException {
        hands.press("#add-room");
        hands.choose(0);
        hands.fill("#room-name", room);
        hands.fill("#topic", topic);
        hands.press("#create-go");
        awaitOpen(room);
    }

    void joinRoom(String room) throws InterruptedException {
        hands.press("#add-room");
        hands.choose(1);
        hands.fill("#browse-search", room);
        hands.press(".result-row .button", button -> Said.aloud(button).contains(room));
        awaitOpen(room);
    }

    void writeTo(String person) throws InterruptedException {
        hands.press("#add-person");
        hands.fill("#people-search", person);
        hands.press(".result", button -> Said.aloud(button).equals(person));
        hands.press("#write-go");
        awaitOpen(person);
    }

    /// Opens a room or a conversation by a click in the list.
    void go(String room) throws InterruptedException {
        hands.click(hands.find(".room-cell.room", cell -> Said.names(cell, room)));
        awaitOpen(room);
    }

    /// Types and sends.
    void say(String text) throws InterruptedException {
        type(text);
        send();
    }

    /// Types without sending.
    void type(String text) throws InterruptedException {
        hands.type(COMPOSER, text);
    }

    void send() throws InterruptedException {
        hands.enter(COMPOSER);
    }

    /// Waits until a message can be seen.
    Node sees(String text) throws InterruptedException {
        return hands.find(".message-row", row -> Said.aloud(row).contains(text));
    }

    /// Waits until somebody is seen typing.
    void seesTyping(String person) throws InterruptedException {
        hands.find(".typing-line", line -> Said.contains(line, person));
    }

    /// Gives a thumb by the keyboard: `+` on the message.
    void thumb(String text) throws InterruptedException {
        hands.key(sees(text), "+");
    }

    /// Waits until a message shows a reaction of so many.
    void awaitReaction(String text, int count) throws InterruptedException {
        hands.find(
                ".message-row",
                row ->
                        Said.aloud(row).contains(text)
                                && row.lookupAll(".reaction .count").stream()
                                        .anyMatch(
                                                label -> Said.names(label, String.valueOf(count))));
    }

    /// Clicks on a reaction that a message has.
    void joinReaction(String text) throws InterruptedException {
        Node row = sees(text);
        Fx.run(() -> ((ButtonBase) row.lookup(".reaction")).fire());
    }

    /// Chooses a theme in the settings.
    ///
    /// @param theme `LIGHT`, `DARK` or `SYSTEM`
    void choose(String theme) throws InterruptedException {
        hands.press("#settings");
        hands.press("#theme-" + theme);
        hands.escape();
    }

    /// Writes a screenshot of the window.
    void picture(Path file) throws IOException, InterruptedException {
        Picture.write(Fx.call(() -> hands.stage().getScene()), file);
    }

    /// Waits until nothing is left in the outbox of any room.
    void awaitAllSent() throws InterruptedException {
        Fx.awaitTrue(
                name + "'s messages being stored",
                () ->
                        session().rooms().list().stream()
                                .flatMap(room -> session().timeline(room).rows().stream())
                                .noneMatch(TimelineRow.Pending.class::isInstance));
    }

    /// What the window shows of each room, from the first message to the last.
    ///
    /// @param rooms what a room is called in this window, by its name in the script
    Map<String, List<Line>> shows(Map<String, String> rooms) throws InterruptedException {
        Map<String, List<Line>> all = new LinkedHashMap<>();
        for (Map.Entry<String, String> named : rooms.entrySet()) {
            String room = named.getValue();
            go(room);
            RoomEntry entry = Fx.call(() -> room(room).orElseThrow());
            Timeline timeline = Fx.call(() -> session().timeline(entry));
            Fx.awaitTrue(
                    "the messages of " + room + " in " + name + "'s window",
                    () -> timeline.phaseProperty().get() == Timeline.Phase.READY);
            all.put(named.getKey(), Fx.call(() -> new Transcript(session(), name).of(timeline)));
        }
        return all;
    }

    private Optional<RoomEntry> room(String name) {
        return session().rooms().list().stream()
                .filter(room -> room.name().equals(name))
                .findFirst();
    }

    private ChatSession session() {
        return window.session()
                .orElseThrow(() -> new DemoFailed(name + "'s window shows no account"));
    }

    private void awaitOpen(String room) throws InterruptedException {
        hands.find(".header", header -> Said.names(header, room));
        hands.find(COMPOSER);
    }

    /// Closes the window; what is not written yet is written.
    void close() throws InterruptedException {
        Fx.run(window::close);
    }
}
