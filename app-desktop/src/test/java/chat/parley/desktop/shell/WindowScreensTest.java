package chat.parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.protocol.RoomAdded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.css.CssParser;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lays the main window out in both themes, in every state and with the oddest names, leaves
/// pictures in `target/screens`, and sees that nothing is looked up in vain and no word stands
/// outside the window.
final class WindowScreensTest {
    private static final Path PICTURES = Path.of("target", "screens");
    private static final int HEIGHT = 760;

    @ParameterizedTest
    @ValueSource(ints = {360, 1000, 1600})
    void conversation(int width) {
        assertThat(shown("main", width, WindowScreensTest::conversation)).isEmpty();
    }

    @Test
    void listInOneColumn() {
        assertThat(shown("list", 360, SampleWindow::furnish)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void people(int width) {
        assertThat(shown("people", width, WindowScreensTest::people)).isEmpty();
    }

    @Test
    void roomWithTheLongestName() {
        assertThat(
                        shown(
                                "long-names",
                                360,
                                screen -> {
                                    screen.furnish();
                                    screen.open(named(screen, SampleWindow.LONG_NAME));
                                }))
                .isEmpty();
    }

    @Test
    void conversationWithOnePerson() {
        assertThat(
                        shown(
                                "direct",
                                1000,
                                screen -> {
                                    screen.furnish();
                                    RoomEntry direct = named(screen, screen.dana.displayName());
                                    screen.open(direct);
                                    screen.talk(direct);
                                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1000})
    void nothingYet(int width) {
        assertThat(shown("nothing-yet", width, screen -> {})).isEmpty();
    }

    @Test
    void nothingOpen() {
        assertThat(shown("nothing-open", 1000, SampleWindow::furnish)).isEmpty();
    }

    @Test
    void messagesOnTheirWay() {
        assertThat(shown("loading", 1000, WindowScreensTest::unknownHistory)).isEmpty();
    }

    @Test
    void messagesThatCannotBeHad() {
        assertThat(
                        shown(
                                "unreachable",
                                1000,
                                screen -> {
                                    unknownHistory(screen);
                                    screen.sample.server().breakDown();
                                    screen.sample.connection(
                                            new ConnectionState.Waiting(
                                                    Instant.now().plusSeconds(20),
                                                    ConnectionState.Reason.UNREACHABLE));
                                }))
                .isEmpty();
    }

    @Test
    void signedOutInANarrowWindow() {
        assertThat(
                        shown(
                                "signed-out",
                                360,
                                screen -> {
                                    conversation(screen);
                                    screen.sample.connection(
                                            new ConnectionState.SignedOut(
                                                    ConnectionState.Why.UNKNOWN_TOKEN));
                                }))
                .isEmpty();
    }

    @Test
    void hosting() {
        assertThat(
                        shown(
                                "hosting",
                                1000,
                                screen -> {
                                    conversation(screen);
                                    screen.hostedHere.set(true);
                                }))
                .isEmpty();
    }

    static Stream<Arguments> sheets() {
        return Stream.of(
                sheet("browse", WindowScreensTest::browse),
                sheet("browse-loading", screen -> screen.roomActions().browseRooms()),
                sheet(
                        "browse-nothing",
                        screen -> {
                            screen.roomActions().browseRooms();
                            screen.sample
                                    .server()
                                    .answer(new PublicRoomPage(List.of(), false, null));
                        }),
                sheet(
                        "browse-offline",
                        screen -> {
                            screen.roomActions().browseRooms();
                            screen.sample.server().breakDown();
                        }),
                sheet(
                        "create",
                        screen -> {
                            screen.roomActions().createRoom();
                            foundPeople(screen);
                        }),
                sheet(
                        "write",
                        screen -> {
                            screen.roomActions().writeToSomebody();
                            foundPeople(screen);
                        }),
                sheet(
                        "invite",
                        screen -> {
                            screen.dialogs.invite(open(screen));
                            foundPeople(screen);
                        }),
                sheet("leave", screen -> screen.dialogs.leave(open(screen))),
                sheet("settings", screen -> screen.dialogs.settings()),
                sheet("status", screen -> screen.dialogs.setStatus()),
                sheet("keys", screen -> screen.dialogs.keys()));
    }

    private static Arguments sheet(String name, Consumer<SampleWindow> opened) {
        return Arguments.of(name, opened);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sheets")
    void everySheet(String name, Consumer<SampleWindow> opened) {
        for (int width : new int[] {360, 1000}) {
            assertThat(
                            shown(
                                    "sheet-" + name,
                                    width,
                                    screen -> {
                                        conversation(screen);
                                        opened.accept(screen);
                                    }))
                    .isEmpty();
        }
    }

    private static void conversation(SampleWindow screen) {
        RoomEntry survey = screen.furnish();
        screen.open(survey);
        screen.talk(survey);
    }

    private static void people(SampleWindow screen) {
        conversation(screen);
        screen.gather(open(screen));
        screen.sample
                .server()
                .listener()
                .event(
                        new PresenceSeen(
                                screen.layla.id(),
                                Presence.AWAY,
                                new PersonStatus("في الميناء حتى المساء", "⚓", null),
                                null));
        screen.sample
                .server()
                .listener()
                .event(
                        new PresenceSeen(
                                screen.grace.id(),
                                Presence.ONLINE,
                                new PersonStatus(
                                        "at the north mast until the tide turns, then lunch",
                                        "📡",
                                        null),
                                null));
        screen.model.togglePanel();
    }

    private static void unknownHistory(SampleWindow screen) {
        screen.furnish();
        var summary = SampleSession.summary(RoomKind.PUBLIC, "archive", MembershipState.MEMBER, 70);
        screen.sample.server().listener().event(new RoomAdded(summary));
        screen.open(screen.sample.session().rooms().room(summary.id()));
    }

    private static void browse(SampleWindow screen) {
        screen.roomActions().browseRooms();
        screen.sample
                .server()
                .answer(
                        new PublicRoomPage(
                                List.of(
                                        listing("announcements 📣", RoomKind.CHANNEL, 120, null),
                                        listing("מדידות", RoomKind.PUBLIC, 4, "מה שנמדד היום"),
                                        listing(
                                                SampleWindow.LONG_NAME,
                                                RoomKind.PUBLIC,
                                                1,
                                                "A topic that goes on for quite a while too 🐚"),
                                        listing("ميناء", RoomKind.PUBLIC, 31, "كل شيء عن الميناء")),
                                true,
                                "more"));
    }

    private static RoomListing listing(
            String name, RoomKind kind, int members, @Nullable String topic) {
        return new RoomListing(new RoomId(UUID.randomUUID()), name, topic, kind, members, 10);
    }

    private static void foundPeople(SampleWindow screen) {
        screen.sample
                .server()
                .answer(
                        new PeopleFound(
                                Stream.of(screen.grace, screen.layla, screen.dana, screen.longest)
                                        .map(each ->
                                                chat.parley.model.Person.named(
                                                        each.id(),
                                                        each.username(),
                                                        each.displayName(),
                                                        each.presence()))
                                        .toList()));
    }

    private static RoomEntry open(SampleWindow screen) {
        return screen.model.open().get().orElseThrow();
    }

    private static RoomEntry named(SampleWindow screen, String name) {
        return screen.sample.session().rooms().list().stream()
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Shows a window in both themes; gives back what is wrong with it.
    private static List<String> shown(String name, int width, Consumer<SampleWindow> prepare) {
        List<String> wrong = new ArrayList<>();
        ListChangeListener<CssParser.ParseError> listen =
                change -> {
                    while (change.next()) {
                        change.getAddedSubList().forEach(each -> wrong.add(each.getMessage()));
                    }
                };
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            Stage stage =
                    FxStage.call(() -> {
                        CssParser.errorsProperty().addListener(listen);
                        Stage made = new Stage(javafx.stage.StageStyle.UNDECORATED);
                        Theme theme = new Theme();
                        theme.choiceProperty().set(choice);
                        SampleWindow screen = new SampleWindow(made, theme, "Field Lab 🌊");
                        made.setWidth(width);
                        made.setHeight(HEIGHT);
                        made.show();
                        prepare.accept(screen);
                        return made;
                    });
            settle(stage);
            FxStage.run(() -> {
                wrong.addAll(outside(stage.getScene().getRoot(), width));
                FxStage.write(
                        stage.getScene().snapshot(null),
                        PICTURES.resolve(
                                name
                                        + "-"
                                        + width
                                        + "-"
                                        + choice.name().toLowerCase(Locale.ROOT)
                                        + ".png"));
                stage.close();
                CssParser.errorsProperty().removeListener(listen);
            });
        }
        return wrong;
    }

    /// Waits until what comes late is there: a skeleton that shows after a while, the last layout.
    private static void settle(Stage stage) {
        for (int pulse = 0; pulse < 4; pulse++) {
            FxStage.pulse();
        }
        Node skeleton = FxStage.call(() -> stage.getScene().getRoot().lookup(".skeleton"));
        boolean loading = FxStage.call(() -> isLoading(stage.getScene()));
        if (loading && skeleton != null) {
            Awaitility.await().until(() -> FxStage.call(skeleton::isVisible));
        }
        FxStage.pulse();
    }

    private static boolean isLoading(Scene scene) {
        Node timeline = scene.getRoot().lookup(".timeline");
        Node notice = scene.getRoot().lookup(".conversation-stack > .notice");
        return timeline != null && !timeline.isVisible() && notice == null;
    }

    /// The words that stand left or right of the window.
    private static List<String> outside(Node node, int width) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible()) {
            return found;
        }
        if (node instanceof Labeled label
                && label.getText() != null
                && !label.getText().isEmpty()) {
            Bounds bounds = label.localToScene(label.getLayoutBounds());
            if (bounds.getMinX() < -0.5 || bounds.getMaxX() > width + 0.5) {
                found.add("“" + label.getText() + "” at " + bounds);
            }
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                found.addAll(outside(Objects.requireNonNull(child), width));
            }
        }
        return found;
    }
}
