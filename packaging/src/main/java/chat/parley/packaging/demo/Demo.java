package chat.parley.packaging.demo;

import chat.parley.desktop.fx.Theme;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;

/// The play that `parley demo` shows: two people, two real windows, one host in a process of its
/// own that is killed twice. Runs on one thread, not the FX thread; JavaFX must be started.
public final class Demo implements AutoCloseable {

    /// What the conversation of the two is called in the script; each window calls it by the
    /// other's name.
    static final String DIRECT = "direct";

    private static final String SURVEY = "harbour-survey";
    private static final String BOAT = "boat-plan";
    private static final String PASSWORD = "a demo password";

    private final Path folder;
    private final Duration pace;
    private final Minutes minutes;
    private final HostProcess host;
    private final List<Participant> people = new ArrayList<>();

    /// @param folder an empty folder for the host's data and both homes
    /// @param pictures where screenshots go, if any are wanted
    /// @param pace the time between two keys
    /// @param out gets a line for each step
    public Demo(Path folder, Optional<Path> pictures, Duration pace, PrintWriter out) {
        this.folder = folder;
        this.pace = pace;
        this.minutes = new Minutes(pictures, out);
        this.host = new HostProcess(folder);
    }

    /// Plays it through.
    ///
    /// @return what the comparison at the end found
    /// @throws DemoFailed if it can't be played to the end
    public Verdict play() throws IOException, InterruptedException {
        host.start();
        minutes.step("the host is ready on " + host.address());
        Participant mara = arrive("Mara Lind", "mara");
        Participant jonas = arrive("Jonas Okoro", "jonas");
        talkInRoom(mara, jonas);
        react(mara, jonas);
        talkInPrivate(mara, jonas);
        surviveKill(mara, jonas);
        surviveKillInMidSentence(mara, jonas);
        dress(mara, jonas);
        return compare(mara, jonas);
    }

    private Participant arrive(String name, String username)
            throws IOException, InterruptedException {
        Hands hands = Fx.call(() -> new Hands(stage(people.size()), pace));
        Path home = folder.resolve(username);
        Participant person = Participant.open(name, username, hands, home, Fx.call(Theme::new));
        people.add(person);
        minutes.picture(person, "welcome");
        person.knock(host.address());
        person.signUp(PASSWORD);
        minutes.step(name + " has an account and sees the main window");
        return person;
    }

    /// Two windows side by side.
    private static Stage stage(int number) {
        Stage stage = new Stage();
        stage.setX(20 + number * 60);
        stage.setY(20 + number * 60);
        stage.setWidth(1180);
        stage.setHeight(760);
        return stage;
    }

    private void talkInRoom(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        mara.createRoom(SURVEY, "Depth soundings, tides and who has the boat");
        minutes.step("Mara made the room " + SURVEY);
        jonas.joinRoom(SURVEY);
        minutes.step("Jonas found and joined it");
        say(mara, SURVEY, "Morning! Sounding at pier 4 is 6.2 m, the chart says 7.0.");
        say(mara, SURVEY, "The sensor was warm, so I would not trust it above 22 °C.");
        jonas.sees("would not trust it");
        jonas.type("Tide was 0.4 below datum");
        mara.seesTyping("Jonas Okoro");
        minutes.step("Mara sees that Jonas is typing");
        minutes.picture(mara, "typing");
        jonas.type(" 🌊");
        jonas.send();
        minutes.typed(jonas, SURVEY, "Tide was 0.4 below datum 🌊");
        say(jonas, SURVEY, "So 6.6 corrected. Still 0.4 short, silt?");
        mara.sees("Still 0.4 short");
        say(mara, SURVEY, "Silt after the storm, I think. Who has the boat at 09:15?");
        say(jonas, SURVEY, "We do ⛵ I bring the second transducer.");
        mara.sees("second transducer");
        jonas.sees("Silt after the storm");
        minutes.step("both see all of it");
    }

    private void react(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        mara.thumb("second transducer");
        jonas.awaitReaction("second transducer", 1);
        jonas.joinReaction("second transducer");
        mara.awaitReaction("second transducer", 2);
        jonas.thumb("Silt after the storm");
        mara.awaitReaction("Silt after the storm", 1);
        minutes.step("reactions arrive on both sides");
        minutes.picture(mara, "reactions");
    }

    private void talkInPrivate(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        jonas.writeTo("Mara Lind");
        say(jonas, DIRECT, "Did you sleep at all? You were out until two.");
        mara.go("Jonas Okoro");
        say(mara, DIRECT, "Three hours 😅 coffee helps");
        jonas.sees("coffee helps");
        say(jonas, DIRECT, "I take the helm on the way out, then.");
        say(mara, DIRECT, "Deal.");
        jonas.sees("Deal.");
        minutes.step("they talked in private");
        minutes.picture(jonas, "direct");
        mara.createRoom(BOAT, "What goes on board");
        jonas.joinRoom(BOAT);
        say(mara, BOAT, "On board by nine: transducer, laptop, spare battery.");
        jonas.sees("spare battery");
        minutes.step("Mara made a second room and Jonas joined it");
    }

    private void surviveKill(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        host.kill();
        minutes.step("the host was killed (kill -9)");
        mara.awaitBanner();
        jonas.awaitBanner();
        say(mara, BOAT, "Is the host gone? I go on writing.");
        say(mara, BOAT, "Life jackets are in the blue box.");
        say(jonas, BOAT, "Same here. It waits on my disk.");
        minutes.step("both go on writing without a host");
        minutes.picture(mara, "offline");
        host.start();
        minutes.step("the host is back on " + host.address());
        mara.tryNow();
        jonas.tryNow();
        mara.awaitAllSent();
        jonas.awaitAllSent();
        mara.sees("It waits on my disk");
        jonas.sees("blue box");
        minutes.step("what they wrote meanwhile went out by itself");
    }

    private void surviveKillInMidSentence(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        mara.go(SURVEY);
        jonas.go(SURVEY);
        for (int line = 1; line <= 4; line++) {
            say(mara, SURVEY, "Line " + line + ": depth " + (6 + line / 10.0) + " m");
            say(jonas, SURVEY, "Line " + line + " noted");
        }
        host.kill();
        say(mara, SURVEY, "Line 5: depth 6.5 m");
        say(jonas, SURVEY, "Line 5 noted");
        host.start();
        say(mara, SURVEY, "Line 6: depth 6.6 m");
        say(jonas, SURVEY, "Line 6 noted, that was the last one 🎉");
        mara.awaitAllSent();
        jonas.awaitAllSent();
        mara.sees("that was the last one");
        jonas.sees("Line 6: depth");
        minutes.step("the host was killed once more, in the middle of it, and came back");
    }

    private void dress(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        if (!minutes.hasPictures()) {
            return;
        }
        minutes.picture(mara, "light");
        mara.choose("DARK");
        minutes.picture(mara, "dark");
        mara.choose("LIGHT");
        minutes.picture(jonas, "jonas");
    }

    private Verdict compare(Participant mara, Participant jonas)
            throws IOException, InterruptedException {
        Map<String, Map<String, List<Line>>> views = new LinkedHashMap<>();
        views.put("Mara's window", mara.shows(rooms("Jonas Okoro")));
        views.put("Jonas' window", jonas.shows(rooms("Mara Lind")));
        try (ServerHistory history = new ServerHistory(host.address())) {
            views.put(Verdict.SERVER, history.read(mara.username(), PASSWORD));
        }
        return Verdict.of(people.size(), minutes.typed(), views);
    }

    private static Map<String, String> rooms(String other) {
        Map<String, String> rooms = new LinkedHashMap<>();
        rooms.put(SURVEY, SURVEY);
        rooms.put(BOAT, BOAT);
        rooms.put(DIRECT, other);
        return rooms;
    }

    /// What a room of the server is called in the script.
    static String roomName(RoomSummary room) {
        String name = room.name();
        return room.kind() == RoomKind.DIRECT || name == null ? DIRECT : name;
    }

    private void say(Participant person, String room, String text) throws InterruptedException {
        person.say(text);
        minutes.typed(person, room, text);
    }

    /// Takes a picture of every window, for whoever must find out why it failed.
    public void pictureAll() throws IOException, InterruptedException {
        for (Participant person : people) {
            minutes.picture(person, "failed-" + person.username());
        }
    }

    /// Ends the host and closes the windows. Does nothing the second time.
    @Override
    public void close() {
        host.close();
        try {
            for (Participant person : people) {
                person.close();
            }
            people.clear();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
